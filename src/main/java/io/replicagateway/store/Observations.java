package io.replicagateway.store;

import io.replicagateway.inventory.MalformedRowsException;
import io.replicagateway.inventory.RowsReader;
import io.replicagateway.inventory.RowsWriter;
import io.replicagateway.model.SiteId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When sites were last found to hold the rows of their blocks: one small file for all of them, so that a fleet in which
 * nothing changes costs one write a minute and not one a site. Not safe for use by many threads.
 */
final class Observations {

    private final Map<SiteId, Observation> bySite = new HashMap<>();

    /** That the block of this number was still right at this moment. */
    private record Observation(long block, Instant at) {}

    /** When the block was last found right; empty if that is not known to be later than it was written. */
    Optional<Instant> find(SiteId site, long block) {
        return Optional.ofNullable(bySite.get(site))
                .filter(observation -> observation.block() == block)
                .map(Observation::at);
    }

    /** When any block of the site was last found right. */
    Optional<Instant> find(SiteId site) {
        return Optional.ofNullable(bySite.get(site)).map(Observation::at);
    }

    /** Whether that is news. */
    boolean put(SiteId site, long block, Instant at) {
        var observation = new Observation(block, at);
        return !observation.equals(bySite.put(site, observation));
    }

    void retain(Set<SiteId> sites) {
        bySite.keySet().retainAll(sites);
    }

    void writeTo(RowsWriter target) {
        target.number(bySite.size());
        bySite.forEach(
                (site, observation) -> {
                    target.text(site.value());
                    target.longNumber(observation.block());
                    StoredBlock.write(target, observation.at());
                });
    }

    static Observations readFrom(RowsReader source) throws MalformedRowsException {
        var observations = new Observations();
        for (int left = source.number(); left > 0; left--) {
            String site = source.text();
            if (!SiteId.isValid(site)) {
                throw new MalformedRowsException("no id of a site");
            }
            observations.put(new SiteId(site), source.longNumber(), StoredBlock.instant(source));
        }
        source.end();
        return observations;
    }
}
