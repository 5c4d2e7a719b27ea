package io.replicagateway.view.vbr;

import io.replicagateway.model.Timestamp;
import io.replicagateway.rescan.FleetRescans;
import io.replicagateway.rescan.Rescan;
import io.replicagateway.rescan.RescanPart;
import io.replicagateway.rescan.RescanStatus;
import io.replicagateway.source.SessionLogRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The log of a rescan: for each site a record of the gateway's own, and behind it those of the site's session. A site that
 * does not tell its log is said to do so, and hides no other.
 */
@Singleton
class VbrSessionLogs {

    /** Of records of a log, the same in all revisions. */
    static final Set<String> STATUSES = Set.of("None", "Succeeded", "Warning", "Failed");

    private static final int SITES_AT_A_TIME = 8;

    private final FleetRescans rescans;

    VbrSessionLogs(FleetRescans rescans) {
        this.rescans = rescans;
    }

    /** A record of whatever origin. */
    private record Entry(String title, SessionLogRecord told) {}

    /**
     * The log (schema {@code SessionLogResult}).
     *
     * @param statusFilter the status that records must have; empty for any
     */
    Uni<Map<String, Object>> log(
            Rescan rescan, VbrRevision revision, Optional<String> statusFilter) {
        return Multi.createFrom()
                .iterable(rescan.parts())
                .onItem()
                .transformToUni(this::entries)
                .merge(SITES_AT_A_TIME)
                .collect()
                .asList()
                .map(parts -> model(parts, revision, statusFilter));
    }

    private Uni<List<Entry>> entries(RescanPart part) {
        Entry own = own(part);
        return part.sessionId()
                .map(
                        session ->
                                rescans.logs(part.site(), session)
                                        .map(told -> with(own, part, told))
                                        .onFailure()
                                        .recoverWithItem(
                                                failure -> List.of(own, untold(part, failure))))
                .orElseGet(() -> Uni.createFrom().item(List.of(own)));
    }

    private static List<Entry> with(Entry own, RescanPart part, List<SessionLogRecord> told) {
        List<Entry> entries = new ArrayList<>(List.of(own));
        told.forEach(
                record ->
                        entries.add(
                                new Entry(
                                        part.site()
                                                + ": "
                                                + Optional.ofNullable(record.title()).orElse(""),
                                        record)));
        return entries;
    }

    private static Entry own(RescanPart part) {
        return new Entry(
                VbrSession.words(part),
                record(status(part.status()), part.startedAt(), part.endedAt()));
    }

    private static Entry untold(RescanPart part, Throwable failure) {
        return new Entry(
                part.site() + ": its log cannot be read: " + failure.getMessage(),
                record("Warning", part.startedAt(), part.endedAt()));
    }

    private static SessionLogRecord record(
            String status, @Nullable Instant begun, @Nullable Instant ended) {
        return new SessionLogRecord(
                null, status, timestamp(begun), timestamp(ended), null, null, List.of());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : new Timestamp(moment, 3);
    }

    private static String status(RescanStatus status) {
        return switch (status) {
            case RUNNING -> "None";
            case SUCCEEDED -> "Succeeded";
            case WARNING -> "Warning";
            case FAILED, PARTIAL -> "Failed";
        };
    }

    private static Map<String, Object> model(
            List<List<Entry>> parts, VbrRevision revision, Optional<String> statusFilter) {
        List<Map<String, Object>> records = new ArrayList<>();
        parts.stream()
                .flatMap(List::stream)
                .filter(entry -> statusFilter.map(statusOf(entry)::equals).orElse(true))
                .forEach(entry -> records.add(model(entry, records.size() + 1, revision)));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("totalRecords", records.size());
        model.put("records", records);
        return model;
    }

    private static String statusOf(Entry entry) {
        String told = entry.told().status();
        return told != null && STATUSES.contains(told) ? told : "None";
    }

    private static Map<String, Object> model(Entry entry, int number, VbrRevision revision) {
        SessionLogRecord told = entry.told();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", number);
        model.put("status", statusOf(entry));
        putIfKnown(model, "startTime", told.startTime());
        putIfKnown(model, "updateTime", told.updateTime());
        model.put("title", entry.title());
        putIfKnown(model, "description", told.description());
        if (!told.additionalInfo().isEmpty() && revision.isFrom(VbrRevision.V1_3_REV0)) {
            model.put("additionalInfo", details(told.additionalInfo(), revision));
        }
        return model;
    }

    /** Plain text in 1.3-rev0 and 1.3-rev1, named pieces later. */
    private static Object details(List<SessionLogRecord.Detail> details, VbrRevision revision) {
        if (!revision.isFrom(VbrRevision.V1_3_REV2)) {
            return details.stream().map(VbrSessionLogs::words).collect(Collectors.joining("; "));
        }
        return details.stream()
                .map(
                        detail ->
                                Map.of(
                                        "field", Optional.ofNullable(detail.field()).orElse(""),
                                        "data", Optional.ofNullable(detail.data()).orElse("")))
                .toList();
    }

    private static String words(SessionLogRecord.Detail detail) {
        String data = Optional.ofNullable(detail.data()).orElse("");
        return detail.field() == null ? data : detail.field() + ": " + data;
    }

    private static void putIfKnown(Map<String, Object> model, String name, @Nullable Object value) {
        if (value != null) {
            model.put(name, value.toString());
        }
    }
}
