package io.replicagateway.api;

import static io.replicagateway.api.Requests.assertRefused;
import static io.replicagateway.api.Requests.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.query.Filter;
import io.replicagateway.query.GroupBy;
import io.replicagateway.query.Scope;
import io.replicagateway.query.SummaryQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every parameter of a summary means for rows of each type what it means in their list, or is refused by name. */
class SummaryParametersTest {

    @Test
    void withoutParametersAllRowsOfBothTypesAreOneGroup() {
        // When
        SummaryQuery query = query();
        // Then
        assertThat(query.by()).isEmpty();
        assertThat(query.filters())
                .isEqualTo(
                        Map.of(
                                RowType.REPLICA, filter(Scope.ALL, Map.of()),
                                RowType.RESTORE_POINT, filter(Scope.ALL, Map.of())));
    }

    @Test
    void fieldsComeInTheirOrderJoinedByCommasOrRepeated() {
        // When
        List<GroupBy> by =
                query("groupBy", "state,label:tier", "groupBy", "site", "groupBy", "kind,type")
                        .by();
        // Then
        assertThat(by)
                .extracting(GroupBy::label)
                .containsExactly("state", "label:tier", "site", "kind", "type");
    }

    @Test
    void aFieldThatCannotBeMeantIsRefused() {
        // When // Then
        for (String fields :
                List.of(
                        "",
                        ",",
                        "site,",
                        "Site",
                        " site",
                        "site, state",
                        "name",
                        "rpo.status",
                        "-site",
                        "label",
                        "label:",
                        "label:continent",
                        "label:Tier",
                        "label:tier=gold",
                        "label=tier",
                        "site,site",
                        "label:tier,state,label:tier")) {
            assertRefused("groupBy", () -> query("groupBy", fields));
        }
        assertRefused("groupBy", () -> query("groupBy", "site", "groupBy", "site"));
    }

    @Test
    void eightFieldsAreTakenAndNotNine() {
        // Given
        String seven = "site,kind,state,platform,type,label:tier,label:country";
        // When
        List<GroupBy> eight = query("groupBy", seven + ",malwareStatus").by();
        // Then
        assertThat(eight).hasSize(Grouping.MOST_FIELDS);
        assertThatThrownBy(() -> query("groupBy", seven + ",malwareStatus,rpo"))
                .hasMessage("groupBy: takes at most 8 fields");
    }

    @Test
    void aFilterOfBothTypesMeansEachTypesOwnField() {
        // When
        SummaryQuery query =
                query("site", "oslo", "kind", "vbr", "state", "Ready", "platform", "VMware");
        // Then
        var scope = new Scope(Set.of(new SiteId("oslo")), Set.of(SiteKind.VBR), Set.of());
        assertThat(query.scope()).isEqualTo(scope);
        assertThat(query.filters())
                .isEqualTo(
                        Map.of(
                                RowType.REPLICA,
                                filter(
                                        scope,
                                        Map.of(
                                                ReplicaField.STATE, Set.of("Ready"),
                                                ReplicaField.PLATFORM, Set.of("VMware"))),
                                RowType.RESTORE_POINT,
                                filter(
                                        scope,
                                        Map.of(
                                                RestorePointField.STATE, Set.of("Ready"),
                                                RestorePointField.PLATFORM, Set.of("VMware")))));
    }

    @Test
    void whatOnlyReplicasHaveLeavesThemAlone() {
        // When
        List<SummaryQuery> queries =
                List.of(
                        query("groupBy", "site,rpo"),
                        query("name", "web*"),
                        query("jobId", "j1"),
                        query("policyId", "p1"),
                        query("rpo", "met", "name", "web*", "groupBy", "rpo"));
        // Then
        assertThat(queries)
                .allSatisfy(query -> assertThat(query.filters()).containsOnlyKeys(RowType.REPLICA));
    }

    @Test
    void whatOnlyRestorePointsHaveLeavesThemAlone() {
        // When
        List<SummaryQuery> queries =
                List.of(
                        query("groupBy", "malwareStatus"),
                        query("vmName", "web*"),
                        query("replicaId", "oslo:r1"),
                        query("malwareStatus", "Clean", "vmName", "*"));
        // Then
        assertThat(queries)
                .allSatisfy(
                        query ->
                                assertThat(query.filters())
                                        .containsOnlyKeys(RowType.RESTORE_POINT));
    }

    @Test
    void whatNoRowHasTogetherIsRefusedByTheSecondName() {
        // When // Then
        assertRefused("groupBy", () -> query("groupBy", "rpo,malwareStatus"));
        assertRefused("vmName", () -> query("vmName", "x", "groupBy", "rpo"));
        assertRefused("rpo", () -> query("rpo", "met", "groupBy", "malwareStatus"));
        assertRefused("malwareStatus", () -> query("malwareStatus", "Clean", "jobId", "j1"));
        assertThatThrownBy(() -> query("name", "x", "replicaId", "oslo:r1"))
                .hasMessage("replicaId: no row has both name and replicaId");
    }

    @Test
    void aValueIsKnownIfRowsOfATypeThatCountsCanHaveIt() {
        // When
        List<SummaryQuery> queries =
                List.of(
                        query("type", "Full", "type", "Snapshot"),
                        query("type", "Full", "vmName", "x"),
                        query("state", "Vanishing"),
                        query("state", "Vanishing", "rpo", "met"));
        // Then
        assertThat(queries).hasSize(4);
        assertRefused("type", () -> query("type", "Full", "rpo", "met"));
        assertRefused("state", () -> query("state", "Vanishing", "vmName", "x"));
        assertThatThrownBy(() -> query("type", "full"))
                .hasMessageContaining(
                        "one of Snapshot, CDP, Full, ReverseIncrement, Increment: full");
    }

    @Test
    void aValueThatCannotBeMeantIsRefused() {
        // When // Then
        Map.of(
                        "site", "paris",
                        "kind", "VBR",
                        "label", "tier=silver",
                        "platform", "vmware",
                        "createdAfter", "yesterday",
                        "createdBefore", "0",
                        "rpo", "MET",
                        "replicaId", "nowhere:1",
                        "require", "most",
                        "maxAge", "60")
                .forEach((name, value) -> assertRefused(name, () -> query(name, value)));
        for (String name :
                List.of("limit", "offset", "cursor", "sort", "fields", "groupby", "nonsense")) {
            assertRefused(name, () -> query(name, "1"));
        }
        SummaryParameters.names().forEach(name -> assertRefused(name, () -> query(name, "")));
    }

    @Test
    void requestsForTheSameHaveTheSameKey() {
        // When
        Object key = key("kind", "vbr", "state", "Ready", "groupBy", "site,state", "kind", "em");
        // Then
        assertThat(
                        key(
                                "groupBy", "site", "kind", "em", "kind", "vbr", "groupBy", "state",
                                "state", "Ready"))
                .isEqualTo(key);
        Stream.of(
                        key("kind", "vbr", "kind", "em", "state", "Ready", "groupBy", "state,site"),
                        key("kind", "vbr", "kind", "em", "state", "Ready"),
                        key("kind", "vbr", "state", "Ready", "groupBy", "site,state"))
                .forEach(other -> assertThat(other).isNotEqualTo(key));
    }

    private static Filter filter(Scope scope, Map<Field, Set<String>> equal) {
        return new Filter(
                scope,
                equal,
                Map.of(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Object key(String... namesAndValues) {
        return SummaryParameters.read(values(namesAndValues), Requests.FLEET).key();
    }

    private static SummaryQuery query(String... namesAndValues) {
        return SummaryParameters.read(values(namesAndValues), Requests.FLEET).query();
    }
}
