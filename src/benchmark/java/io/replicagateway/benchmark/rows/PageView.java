package io.replicagateway.benchmark.rows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of the gateway as plain records, as a program has it that leaves JSON to a mapper. */
record PageView(List<Item> items, Map<String, Object> page, Map<String, Object> fleet) {

    /** A restore point. */
    record Item(
            String id,
            String site,
            String nativeId,
            String kind,
            @Nullable String replicaId,
            @Nullable String replicaName,
            @Nullable String vmName,
            @Nullable String type,
            @Nullable String state,
            @Nullable String platform,
            @Nullable String platformId,
            @Nullable String createdAt,
            @Nullable String malwareStatus,
            @Nullable List<String> allowedOperations,
            @Nullable Server backupServer,
            String observedAt) {}

    /** A backup server. */
    record Server(@Nullable String id, @Nullable String name) {}
}
