package io.replicagateway.view.em;

import java.util.ArrayDeque;
import java.util.Deque;

/** JSON: objects whose members are attributes and fields alike. */
final class JsonDocument extends DocumentWriter {

    /** Something that is open. */
    private static final class Level {

        private final boolean isArray;
        private boolean hasItems;

        Level(boolean isArray) {
            this.isArray = isArray;
        }
    }

    private final Deque<Level> open = new ArrayDeque<>();

    JsonDocument() {
        super(new JsonEncoder());
    }

    @Override
    DocumentWriter open(String name) {
        begin(name);
        return push('{', false);
    }

    @Override
    DocumentWriter openList(String name) {
        begin(name);
        return push('[', true);
    }

    @Override
    DocumentWriter openItems(String name) {
        return openList(name);
    }

    private DocumentWriter push(char bracket, boolean isArray) {
        out().ascii(bracket);
        open.push(new Level(isArray));
        return this;
    }

    @Override
    DocumentWriter close() {
        out().ascii(open.pop().isArray ? ']' : '}');
        return this;
    }

    @Override
    DocumentWriter attribute(String name, Piece... pieces) {
        begin(name);
        out().ascii('"');
        pieces(pieces);
        out().ascii('"');
        return this;
    }

    @Override
    DocumentWriter attribute(String name, int number) {
        begin(name);
        out().ascii(Integer.toString(number));
        return this;
    }

    @Override
    DocumentWriter field(String name, Piece... pieces) {
        return attribute(name, pieces);
    }

    @Override
    DocumentWriter field(String name, int number) {
        return attribute(name, number);
    }

    @Override
    DocumentWriter emptyField(String name) {
        begin(name);
        out().ascii("null");
        return this;
    }

    @Override
    DocumentWriter row(RowForm form, int row) {
        begin("");
        form.write(out(), row);
        return this;
    }

    /** Writes a comma if there must be one, and the name if what is open is an object. */
    private void begin(String name) {
        Level level = open.peek();
        if (level == null) {
            return;
        }
        if (level.hasItems) {
            out().ascii(',');
        }
        level.hasItems = true;
        if (!level.isArray) {
            out().ascii('"');
            out().name(name);
            out().ascii("\":");
        }
    }
}
