package io.replicagateway.view.vbr;

import io.replicagateway.query.Wildcard;
import io.replicagateway.rescan.Rescan;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A page of the sessions that the gateway knows: its rescans. There are few of them, so each is looked at. */
final class VbrSessionList {

    private static final Set<String> STATES =
            Set.of(
                    "Stopped",
                    "Starting",
                    "Stopping",
                    "Working",
                    "Pausing",
                    "Resuming",
                    "WaitingTape",
                    "Idle",
                    "Postprocessing",
                    "WaitingRepository",
                    "WaitingSlot");

    private static final Set<String> RESULTS = Set.of("None", "Success", "Warning", "Failed");

    private static final Set<String> KNOWN =
            Set.of(
                    "skip",
                    "limit",
                    "orderColumn",
                    "orderAsc",
                    "nameFilter",
                    "createdAfterFilter",
                    "createdBeforeFilter",
                    "endedAfterFilter",
                    "endedBeforeFilter",
                    "typeFilter",
                    "stateFilter",
                    "resultFilter",
                    "jobIdFilter");

    private final VbrRevision revision;
    private final VbrParameters parameters;

    VbrSessionList(VbrRevision revision, MultivaluedMap<String, String> values) {
        this.revision = revision;
        this.parameters = new VbrParameters(values, KNOWN);
    }

    /**
     * The page (schema {@code SessionsResult}).
     *
     * @param rescans newest first, which is their order unless another one is asked for
     */
    Map<String, Object> page(List<Rescan> rescans) {
        int skip = parameters.number("skip", 0).orElse(0);
        int limit = parameters.number("limit", 1).orElse(VbrListRequest.DEFAULT_LIMIT);
        Predicate<VbrSession> filter = filter();
        Optional<Comparator<VbrSession>> order = order();
        List<VbrSession> all = rescans.stream().map(VbrSession::new).filter(filter).toList();
        List<Map<String, Object>> data =
                order.map(by -> all.stream().sorted(by))
                        .orElseGet(all::stream)
                        .skip(skip)
                        .limit(limit)
                        .map(session -> session.model(revision))
                        .toList();
        Map<String, Object> pagination = new LinkedHashMap<>();
        pagination.put("total", all.size());
        pagination.put("count", data.size());
        pagination.put("skip", skip);
        pagination.put("limit", limit);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("data", data);
        page.put("pagination", pagination);
        return page;
    }

    private Predicate<VbrSession> filter() {
        Optional<Wildcard> name = parameters.text("nameFilter").map(Wildcard::new);
        Optional<Instant> createdAfter = parameters.moment("createdAfterFilter");
        Optional<Instant> createdBefore = parameters.moment("createdBeforeFilter");
        Optional<Instant> endedAfter = parameters.moment("endedAfterFilter");
        Optional<Instant> endedBefore = parameters.moment("endedBeforeFilter");
        List<String> types =
                parameters.words("typeFilter", VbrSessionTypes.of(revision), takesSeveral());
        List<String> results = parameters.words("resultFilter", RESULTS, takesSeveral());
        Optional<String> state = parameters.word("stateFilter", states());
        Optional<String> job = parameters.id("jobIdFilter");
        return session ->
                name.map(pattern -> pattern.matches(VbrSession.NAME.toLowerCase(Locale.ROOT)))
                                .orElse(true)
                        && isWithin(
                                Optional.of(session.rescan().createdAt()),
                                createdAfter,
                                createdBefore)
                        && isWithin(session.rescan().endedAt(), endedAfter, endedBefore)
                        && (types.isEmpty() || types.contains(VbrSession.TYPE))
                        && (results.isEmpty() || results.contains(session.result()))
                        && state.map(session.state()::equals).orElse(true)
                        && job.map(VbrFields.NO_ID::equals).orElse(true);
    }

    /** These filters take one word in 1.2-rev1, and any number of them later. */
    private boolean takesSeveral() {
        return revision.isFrom(VbrRevision.V1_3_REV0);
    }

    private Set<String> states() {
        if (!revision.isFrom(VbrRevision.V1_3_REV2)) {
            return STATES;
        }
        Set<String> states = new HashSet<>(STATES);
        states.add("ActionRequired");
        return states;
    }

    private static boolean isWithin(
            Optional<Instant> moment, Optional<Instant> from, Optional<Instant> end) {
        return (from.isEmpty() || moment.filter(at -> !at.isBefore(from.get())).isPresent())
                && (end.isEmpty() || moment.filter(at -> at.isBefore(end.get())).isPresent());
    }

    private Optional<Comparator<VbrSession>> order() {
        Map<String, Comparator<VbrSession>> columns = new LinkedHashMap<>();
        columns.put("Name", Comparator.comparing(session -> VbrSession.NAME));
        columns.put("SessionType", Comparator.comparing(session -> VbrSession.TYPE));
        columns.put("CreationTime", Comparator.comparing(session -> session.rescan().createdAt()));
        columns.put(
                "EndTime",
                Comparator.comparing(session -> session.rescan().endedAt().orElse(Instant.MAX)));
        columns.put("State", Comparator.comparing(VbrSession::state));
        columns.put("Result", Comparator.comparing(VbrSession::result));
        if (takesSeveral()) {
            columns.put(
                    "InitiatedBy",
                    Comparator.comparing(session -> String.valueOf(session.initiatedBy())));
        }
        boolean ascending = parameters.flag("orderAsc").orElse(true);
        return parameters
                .word("orderColumn", columns.keySet())
                .map(columns::get)
                .map(by -> ascending ? by : by.reversed());
    }
}
