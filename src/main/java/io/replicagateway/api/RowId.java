package io.replicagateway.api;

import io.replicagateway.model.SiteId;
import java.util.Optional;

/** The id of a replica or restore point: its site and the vendor's id, joined by a colon. */
record RowId(SiteId site, String nativeId) {

    /** Empty if the text does not have that form. */
    static Optional<RowId> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || colon == text.length() - 1 || !SiteId.isValid(text.substring(0, colon))) {
            return Optional.empty();
        }
        return Optional.of(
                new RowId(new SiteId(text.substring(0, colon)), text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return site.prefix() + nativeId;
    }
}
