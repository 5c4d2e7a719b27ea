package io.replicagateway.ops;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Keeps what callers make up out of the meters: a request that is refused early, or for its method, is metered under
 * the address as it came, and each would become a series of its own.
 */
class KnownAddresses {

    private static final String ADDRESS = "uri";

    private static final Pattern KNOWN =
            Pattern.compile(
                    "/v1/(replicas|restore-points|sites)(/\\{id}(/(restore-points|refresh|accept))?)?"
                            + "|/v1/summary|/v1/rescans(/\\{id})?|/problems/\\{slug}|[A-Z_]+"
                            + "|/api/oauth2/(token|logout)"
                            + "|/api/v1/(serverTime|serverInfo|replicas|replicas/rescan|replicaPoints|sessions)"
                            + "|/api/v1/(replicas|replicaPoints|sessions)/\\{id}"
                            + "|/api/v1/replicas/\\{id}/replicaPoints|/api/v1/sessions/\\{id}/logs"
                            + "|/api/v1/replicas/\\{replicaId}/replicaPoints/\\{id}"
                            + "|/api(/(sessionMngr|logonSessions|cloud|backupServers|query|querySvc))?"
                            + "|/api/(logonSessions|backupServers)/\\{id}"
                            + "|/api/cloud/(vmReplicaPoints|replicas)(/\\{id})?"
                            + "|/api/cloud/replicas/\\{id}/vmReplicaPoints");

    @Produces
    @Singleton
    MeterFilter filter() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String address = id.getTag(ADDRESS);
                return !id.getName().startsWith("http.server")
                                || address == null
                                || KNOWN.matcher(address).matches()
                        ? id
                        : id.replaceTags(Tags.of(id.getTags()).and(Tag.of(ADDRESS, "OTHER")));
            }
        };
    }
}
