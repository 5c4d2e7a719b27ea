package io.replicagateway.source.em;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the bare guid out of EM's ways to write an id. */
final class EmIds {

    private EmIds() {}

    /** From {@code urn:veeam:<Kind>:<guid>} or a bare guid. */
    static Optional<String> fromUid(@Nullable String uid) {
        return Optional.ofNullable(uid)
                .map(text -> text.substring(text.lastIndexOf(':') + 1).strip())
                .filter(guid -> !guid.isEmpty());
    }

    /** The last segment of the path. Hrefs carry the host that EM believes it has, so they are never followed. */
    static Optional<String> fromHref(@Nullable String href) {
        return Optional.ofNullable(href)
                .map(text -> text.substring(0, endOfPath(text)))
                .map(path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                .map(path -> path.substring(path.lastIndexOf('/') + 1).strip())
                .filter(guid -> !guid.isEmpty());
    }

    private static int endOfPath(String href) {
        int end = 0;
        while (end < href.length() && href.charAt(end) != '?' && href.charAt(end) != '#') {
            end++;
        }
        return end;
    }
}
