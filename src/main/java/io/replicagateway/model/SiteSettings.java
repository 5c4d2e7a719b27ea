package io.replicagateway.model;

import java.time.Duration;
import java.util.Map;

/**
 * What the configuration says about a site, as far as queries need it; no addresses and no secrets.
 *
 * @param name shown to people
 * @param labels free keys and values to filter by
 * @param staleAfter how old rows may be and still count as fresh
 * @param rpo the target age of a replica's newest restore point
 * @param origin tells the server and the account that the rows come from apart from any other; holds neither's name.
 *     Rows of another origin are never shown as this site's
 */
public record SiteSettings(
        SiteId id,
        String name,
        SiteKind kind,
        Map<String, String> labels,
        Duration staleAfter,
        Duration rpo,
        String origin) {

    public SiteSettings {
        labels = Map.copyOf(labels);
    }

    /** By the id alone: settings are part of what is remembered with rows, and are looked up by a lot. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** A site whose rows all come from one origin. */
    public SiteSettings(
            SiteId id,
            String name,
            SiteKind kind,
            Map<String, String> labels,
            Duration staleAfter,
            Duration rpo) {
        this(id, name, kind, labels, staleAfter, rpo, "");
    }

    /** Whether rows that were read for that site are this one's. */
    public boolean hasRowsOf(SiteSettings other) {
        return id.equals(other.id) && kind == other.kind && origin.equals(other.origin);
    }
}
