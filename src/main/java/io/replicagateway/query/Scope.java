package io.replicagateway.query;

import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import java.util.Map;
import java.util.Set;

/**
 * Which sites a query is about. An empty set places no condition; conditions are AND-ed, the members of one are OR-ed.
 *
 * @param labels a site matches if it has any of these keys with this value
 */
public record Scope(Set<SiteId> sites, Set<SiteKind> kinds, Set<Map.Entry<String, String>> labels) {

    /** Every site. */
    public static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of());

    /** One site. */
    public static Scope of(SiteId site) {
        return new Scope(Set.of(site), Set.of(), Set.of());
    }

    public Scope {
        sites = Set.copyOf(sites);
        kinds = Set.copyOf(kinds);
        labels = Set.copyOf(labels);
    }

    /** Whether the site meets every condition. */
    public boolean includes(SiteSettings site) {
        return (sites.isEmpty() || sites.contains(site.id()))
                && (kinds.isEmpty() || kinds.contains(site.kind()))
                && (labels.isEmpty()
                        || labels.stream().anyMatch(site.labels().entrySet()::contains));
    }
}
