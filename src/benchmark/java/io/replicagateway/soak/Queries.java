package io.replicagateway.soak;

import io.replicagateway.benchmark.http.SimulatedSites;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Lists as somebody may ask for them. */
final class Queries {

    private static final List<String> STATES = List.of("Ready", "Processing", "Failover");

    private static final List<String> SORTS =
            List.of("state", "-createdAt", "site,-nativeId", "-platform,state", "id");

    /**
     * A list.
     *
     * @param scope the sites that it is about; empty for all
     */
    record Query(String path, List<String> scope) {}

    private Queries() {}

    static String site(Random random) {
        return SimulatedSites.id(random.nextInt(SoakSettings.SITES));
    }

    /** Either list. */
    static String list(Random random) {
        return random.nextBoolean() ? "/v1/replicas" : "/v1/restore-points";
    }

    /** A page of rows of some kind, in some order. */
    static Query page(Random random) {
        var path = new StringBuilder(list(random));
        path.append("?limit=").append(10 + random.nextInt(91));
        path.append("&sort=").append(SORTS.get(random.nextInt(SORTS.size())));
        if (random.nextInt(3) == 0) {
            path.append("&offset=").append(random.nextInt(200));
        }
        if (random.nextInt(3) == 0) {
            path.append("&state=").append(STATES.get(random.nextInt(STATES.size())));
        }
        if (random.nextInt(4) == 0) {
            path.append("&createdAfter=").append(hoursAgo(random.nextInt(48)));
        }
        if (random.nextInt(4) == 0) {
            path.append("&fields=id,state,createdAt");
        }
        if (random.nextInt(3) == 0) {
            String site = site(random);
            return new Query(path + "&site=" + site, List.of(site));
        }
        return new Query(path.toString(), List.of());
    }

    private static Instant hoursAgo(int hours) {
        return Instant.now().truncatedTo(ChronoUnit.HOURS).minus(hours, ChronoUnit.HOURS);
    }
}
