package io.replicagateway.view.em;

import java.util.ArrayDeque;
import java.util.Deque;

/** XML in EM's namespace. */
final class XmlDocument extends DocumentWriter {

    static final String NAMESPACE = "http://www.veeam.com/ent/v1.0";

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    /** Stands among the open elements for a list that has none. */
    private static final String NO_ELEMENT = "";

    private final boolean isWhole;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inStartTag;

    /**
     * @param isWhole whether it is a document rather than a part of one
     */
    XmlDocument(boolean isWhole) {
        super(new XmlEncoder());
        this.isWhole = isWhole;
    }

    @Override
    DocumentWriter open(String name) {
        boolean isRoot = isWhole && open.isEmpty();
        if (isRoot) {
            out().ascii(DECLARATION);
        }
        endStartTag();
        out().ascii('<');
        out().name(name);
        inStartTag = true;
        open.push(name);
        return isRoot ? attribute("xmlns", NAMESPACE) : this;
    }

    @Override
    DocumentWriter openList(String name) {
        return open(name);
    }

    @Override
    DocumentWriter openItems(String name) {
        open.push(NO_ELEMENT);
        return this;
    }

    @Override
    DocumentWriter close() {
        String name = open.pop();
        if (name.equals(NO_ELEMENT)) {
            return this;
        }
        if (inStartTag) {
            out().ascii("/>");
            inStartTag = false;
        } else {
            out().ascii("</");
            out().name(name);
            out().ascii('>');
        }
        return this;
    }

    @Override
    DocumentWriter attribute(String name, Piece... pieces) {
        out().ascii(' ');
        out().name(name);
        out().ascii("=\"");
        pieces(pieces);
        out().ascii('"');
        return this;
    }

    @Override
    DocumentWriter attribute(String name, int number) {
        return attribute(name, Integer.toString(number));
    }

    @Override
    DocumentWriter field(String name, Piece... pieces) {
        open(name);
        endStartTag();
        pieces(pieces);
        return close();
    }

    @Override
    DocumentWriter field(String name, int number) {
        return field(name, Integer.toString(number));
    }

    @Override
    DocumentWriter emptyField(String name) {
        return open(name).close();
    }

    @Override
    DocumentWriter row(RowForm form, int row) {
        endStartTag();
        form.write(out(), row);
        return this;
    }

    private void endStartTag() {
        if (inStartTag) {
            out().ascii('>');
            inStartTag = false;
        }
    }
}
