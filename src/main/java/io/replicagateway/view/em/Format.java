package io.replicagateway.view.em;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two formats of documents. */
enum Format {
    XML("application/xml", XmlDocument::new),
    JSON("application/json", any -> new JsonDocument());

    private final String mediaType;
    private final Start start;

    /** Begins a document, or a part of one. */
    private interface Start {
        DocumentWriter of(boolean isWhole);
    }

    Format(String mediaType, Start start) {
        this.mediaType = mediaType;
        this.start = start;
    }

    /**
     * JSON if it stands anywhere in {@code Accept}, whatever else does; XML if not, even where that is not asked for: the
     * vendor's server has no other.
     *
     * @param accept what the headers of this name say; null or empty if there are none
     */
    static Format of(@Nullable List<String> accept) {
        return accept != null
                        && accept.stream()
                                .anyMatch(
                                        line ->
                                                line.toLowerCase(Locale.ROOT)
                                                        .contains(JSON.mediaType))
                ? JSON
                : XML;
    }

    String mediaType() {
        return mediaType;
    }

    /** Writes one document. */
    DocumentWriter document() {
        return start.of(true);
    }

    /** Writes a part of a document. */
    DocumentWriter part() {
        return start.of(false);
    }
}
