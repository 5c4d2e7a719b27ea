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
 */
public record SiteSettings(
        SiteId id,
        String name,
        SiteKind kind,
        Map<String, String> labels,
        Duration staleAfter,
        Duration rpo) {

    public SiteSettings {
        labels = Map.copyOf(labels);
    }
}
