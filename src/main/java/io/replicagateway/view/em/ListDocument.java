package io.replicagateway.view.em;

import java.util.function.Consumer;

/** The elements around the items of a list. */
final class ListDocument {

    private ListDocument() {}

    /** Opens a whole collection, of entities or references, so that items can be written. */
    static DocumentWriter openCollection(DocumentWriter document, EmType type, boolean entities) {
        return entities
                ? document.open(type.plural()).openItems(itemsOf(type))
                : document.open("EntityReferences").openItems("Refs");
    }

    static DocumentWriter closeCollection(DocumentWriter document) {
        return document.close().close();
    }

    /** The plural of the element's name, which for restore points is that of another type (observed in samples). */
    private static String itemsOf(EmType type) {
        return type.child() + "s";
    }

    /**
     * A page of a query's result.
     *
     * @param total how many items there are on all pages
     * @param items writes those of this page
     */
    static byte[] page(
            Format format, EmQuery query, long total, String base, Consumer<DocumentWriter> items) {
        DocumentWriter document = format.document().open("QueryResult");
        if (query.entities()) {
            document.open("Entities").open(query.type().plural()).openItems(itemsOf(query.type()));
            items.accept(document);
            document.close().close().close();
        } else {
            document.open("Refs").openItems("Refs");
            items.accept(document);
            document.close().close();
        }
        writePaging(document, query, pages(total, query.pageSize()), base);
        return document.close().take();
    }

    private static int pages(long total, int pageSize) {
        return (int) ((total + pageSize - 1) / pageSize);
    }

    private static void writePaging(
            DocumentWriter document, EmQuery query, int pages, String base) {
        int last = Math.max(1, pages);
        document.open("PagingInfo")
                .attribute("PageNum", query.page())
                .attribute("PageSize", query.pageSize())
                .attribute("PagesCount", pages)
                .openList("Links");
        link(document, "First", base + query.address(1));
        if (query.page() > 1) {
            link(document, "Previous", base + query.address(Math.min(query.page() - 1, last)));
        }
        if (query.page() < pages) {
            link(document, "Next", base + query.address(query.page() + 1));
        }
        link(document, "Last", base + query.address(last));
        document.close().close();
    }

    private static void link(DocumentWriter document, String rel, String href) {
        document.open("Link").attribute("Rel", rel).attribute("Href", href).close();
    }
}
