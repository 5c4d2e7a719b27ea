package io.replicagateway.api;

import static io.replicagateway.api.Requests.assertRefused;
import static io.replicagateway.api.Requests.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.query.Filter;
import io.replicagateway.query.Scope;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every parameter of a list means what it says, or is refused by name. */
class ListParametersTest {

    private static final ListPath OF_ONE =
            ListPath.restorePointsOf(new RowId(new SiteId("oslo"), "r1"));

    @Test
    void withoutParametersAllRowsAreMeant() {
        // When
        Filter filter = read(ListPath.REPLICAS).query().filter();
        // Then
        assertThat(filter)
                .isEqualTo(
                        new Filter(
                                Scope.ALL,
                                Map.of(),
                                Map.of(),
                                Optional.empty(),
                                Set.of(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void everyFilterOfReplicasArrives() {
        // When
        Filter filter =
                read(
                                ListPath.REPLICAS,
                                "site",
                                "oslo",
                                "kind",
                                "vbr",
                                "label",
                                "tier=gold",
                                "label",
                                "country=no",
                                "state",
                                "Ready",
                                "state",
                                "Vanishing",
                                "platform",
                                "VMware",
                                "type",
                                "CDP",
                                "jobId",
                                "j1",
                                "policyId",
                                "any text",
                                "rpo",
                                "missed",
                                "createdAfter",
                                "2026-11-22T04:20:00 01:00",
                                "createdBefore",
                                "2026-11-22t03:20:00z")
                        .query()
                        .filter();
        // Then
        Optional<Instant> moment = Optional.of(Requests.NOW);
        assertThat(filter)
                .isEqualTo(
                        new Filter(
                                new Scope(
                                        Set.of(new SiteId("oslo")),
                                        Set.of(SiteKind.VBR),
                                        Set.of(
                                                Map.entry("tier", "gold"),
                                                Map.entry("country", "no"))),
                                Map.of(
                                        ReplicaField.STATE, Set.of("Ready", "Vanishing"),
                                        ReplicaField.PLATFORM, Set.of("VMware"),
                                        ReplicaField.TYPE, Set.of("CDP"),
                                        ReplicaField.JOB_ID, Set.of("j1"),
                                        ReplicaField.POLICY_ID, Set.of("any text")),
                                Map.of(),
                                Optional.empty(),
                                Set.of(RpoStatus.MISSED),
                                moment,
                                moment));
    }

    @Test
    void onlySoManyPatternsAreTaken() {
        // Given
        String[] eleven =
                IntStream.range(0, 11)
                        .boxed()
                        .flatMap(i -> Stream.of("name", "*" + i + "*"))
                        .toArray(String[]::new);
        // When // Then
        assertRefused("name", () -> read(ListPath.REPLICAS, eleven));
        assertThat(read(ListPath.REPLICAS, Arrays.copyOf(eleven, 20)).query().filter().like())
                .hasSize(1);
    }

    @Test
    void everyFilterOfRestorePointsArrives() {
        // When
        Filter filter =
                read(
                                ListPath.RESTORE_POINTS,
                                "malwareStatus",
                                "Clean",
                                "vmName",
                                "web*",
                                "type",
                                "Full",
                                "replicaId",
                                "oslo:r1",
                                "replicaId",
                                "oslo:r2",
                                "replicaId",
                                "bern:a:b")
                        .query()
                        .filter();
        // Then
        assertThat(filter.equal())
                .isEqualTo(
                        Map.of(
                                RestorePointField.MALWARE_STATUS, Set.of("Clean"),
                                RestorePointField.TYPE, Set.of("Full")));
        assertThat(filter.like().get(RestorePointField.VM_NAME)).hasSize(1);
        assertThat(filter.replicas())
                .contains(
                        Map.of(
                                new SiteId("oslo"), Set.of("r1", "r2"),
                                new SiteId("bern"), Set.of("a:b")));
    }

    @Test
    void theRestorePointsOfOneReplicaAreThoseOfItsSite() {
        // When
        Filter filter = read(OF_ONE).query().filter();
        // Then
        assertThat(filter.scope()).isEqualTo(Scope.of(new SiteId("oslo")));
        assertThat(filter.replicas()).contains(Map.of(new SiteId("oslo"), Set.of("r1")));
    }

    @Test
    void aValueThatCannotBeMeantIsRefused() {
        // Given
        Map<String, List<String>> refused =
                Map.ofEntries(
                        Map.entry("site", List.of("paris", "Oslo", "oslo,bern", "o*")),
                        Map.entry("kind", List.of("VBR", "hyperv")),
                        Map.entry("label", List.of("tier", "tier=", "tier=silver", "gold", "=")),
                        Map.entry("state", List.of("ready", "Gone", "Ready,Failover", "*")),
                        Map.entry("platform", List.of("vmware", "Vanishing")),
                        Map.entry("type", List.of("cdp", "Full")),
                        Map.entry("rpo", List.of("MET", "ok")),
                        Map.entry("createdAfter", List.of("yesterday", "2026-11-22")),
                        Map.entry("createdBefore", List.of("0", "2026-11-22T03:20:00")),
                        Map.entry("sort", List.of("vmName", "name,,id")),
                        Map.entry("fields", List.of("nothing", "id,", ",", "ID", "rpo.status")));
        // When // Then
        refused.forEach(
                (name, texts) ->
                        texts.forEach(
                                text ->
                                        assertRefused(
                                                name, () -> read(ListPath.REPLICAS, name, text))));
    }

    @Test
    void aReplicaIdThatNoSiteHereCanHaveIsRefused() {
        // When // Then
        for (String text : List.of("r1", "oslo:", "paris:r1", ":r1", "OSLO:r1")) {
            assertRefused("replicaId", () -> read(ListPath.RESTORE_POINTS, "replicaId", text));
        }
    }

    @Test
    void noParameterOfAnyListTakesAnEmptyOrEndlessValue() {
        for (ListPath path : List.of(ListPath.REPLICAS, ListPath.RESTORE_POINTS, OF_ONE)) {
            for (String name : ListParameters.deciding(path)) {
                // When // Then
                assertRefused(name, () -> read(path, name, ""));
                assertRefused(name, () -> read(path, name, "x".repeat(257)));
            }
        }
    }

    @Test
    void whatDecidesOnceIsRefusedTwice() {
        // When // Then
        assertTwiceRefused("createdAfter", "2026-11-22T03:20:00Z");
        assertTwiceRefused("createdBefore", "2026-11-22T03:20:00Z");
        assertTwiceRefused("sort", "name");
    }

    @Test
    void aListRefusesTheParametersOfAnother() {
        // When // Then
        for (String name : List.of("vmName", "replicaId", "malwareStatus", "filter", "page")) {
            assertRefused(name, () -> read(ListPath.REPLICAS, name, "x"));
        }
        for (String name : List.of("name", "jobId", "policyId", "rpo")) {
            assertRefused(name, () -> read(ListPath.RESTORE_POINTS, name, "x"));
        }
        for (String name : List.of("site", "label", "kind", "replicaId")) {
            assertRefused(name, () -> read(OF_ONE, name, "oslo"));
        }
    }

    private static void assertTwiceRefused(String name, String value) {
        assertRefused(name, () -> read(ListPath.REPLICAS, name, value, name, value));
    }

    private static ListRequest read(ListPath path, String... namesAndValues) {
        return ListParameters.read(path, values(namesAndValues), Requests.FLEET);
    }
}
