package io.replicagateway.api;

import static io.replicagateway.api.Requests.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.SiteId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests for the same list have one normal form, which says all that was asked. */
class NormalFormTest {

    private static final ListPath OF_ONE =
            ListPath.restorePointsOf(new RowId(new SiteId("oslo"), "r1"));

    @Test
    void reorderedAndRepeatedValuesHaveOneNormalForm() {
        // When
        ListRequest one =
                read(
                        ListPath.REPLICAS,
                        "state",
                        "Ready",
                        "name",
                        "w*",
                        "state",
                        "Failover",
                        "name",
                        "a&b=c");
        ListRequest other =
                read(
                        ListPath.REPLICAS,
                        "name",
                        "a&b=c",
                        "state",
                        "Failover",
                        "state",
                        "Ready",
                        "state",
                        "Failover",
                        "name",
                        "w*");
        // Then
        assertThat(one.normal()).isEqualTo(other.normal());
        assertThat(one.list()).isEqualTo("replicas?" + one.normal());
    }

    @Test
    void whatOnlyPicksThePageIsNotPartOfTheNormalForm() {
        // When
        ListRequest list =
                read(
                        ListPath.REPLICAS,
                        "limit",
                        "5",
                        "offset",
                        "3",
                        "require",
                        "all",
                        "maxAge",
                        "PT1S");
        // Then
        assertThat(list.normal()).isEmpty();
    }

    @Test
    void otherListsHaveOtherNormalForms() {
        // Given
        List<ListRequest> lists =
                List.of(
                        read(ListPath.REPLICAS),
                        read(ListPath.REPLICAS, "name", "a"),
                        read(ListPath.REPLICAS, "name", "A"),
                        read(ListPath.REPLICAS, "name", "a&name=b"),
                        read(ListPath.REPLICAS, "name", "a", "name", "b"),
                        read(ListPath.REPLICAS, "jobId", "a"),
                        read(ListPath.REPLICAS, "sort", "name"),
                        read(ListPath.RESTORE_POINTS),
                        read(OF_ONE));
        // When
        List<String> names = lists.stream().map(ListRequest::list).toList();
        // Then
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void theNormalFormSaysAllThatWasAsked() {
        // Given
        ListRequest asked =
                read(
                        ListPath.REPLICAS,
                        "name",
                        "ä+ &=%*",
                        "state",
                        "Ready",
                        "sort",
                        "-state,name",
                        "createdAfter",
                        "2026-11-22T04:20:00 01:00",
                        "fields",
                        "id",
                        "fields",
                        "rpo,name");
        // When
        ListRequest again =
                ListParameters.read(
                        ListPath.REPLICAS, NormalForm.parse(asked.normal()), Requests.FLEET);
        // Then
        assertThat(again.normal()).isEqualTo(asked.normal());
        assertThat(again.fields())
                .isEqualTo(asked.fields())
                .containsExactlyInAnyOrder("id", "rpo", "name");
        assertThat(again.query().sort()).isEqualTo(asked.query().sort());
        assertThat(again.query().filter().createdAfter()).contains(Requests.NOW);
    }

    private static ListRequest read(ListPath path, String... namesAndValues) {
        return ListParameters.read(path, values(namesAndValues), Requests.FLEET);
    }
}
