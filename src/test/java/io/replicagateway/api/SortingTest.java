package io.replicagateway.api;

import static io.replicagateway.api.Requests.assertRefused;
import static io.replicagateway.api.Requests.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.Field;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SortKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parameter sort is read as it is documented, and nothing else passes for it. */
class SortingTest {

    @Test
    void everySortableFieldCanBeSortedByInBothDirections() {
        for (RowType type : RowType.values()) {
            for (Field field : Sorting.sortable(type)) {
                // When
                List<SortKey> up = sort(type, field.label());
                List<SortKey> down = sort(type, "-" + field.label());
                // Then
                assertThat(up).containsExactly(new SortKey(field, false));
                assertThat(down).containsExactly(new SortKey(field, true));
            }
        }
    }

    @Test
    void keysKeepTheirOrder() {
        // When
        List<SortKey> keys = sort(RowType.REPLICA, "-state,name,-rpo.dueAt");
        // Then
        assertThat(keys).hasToString("[-state, name, -rpo.dueAt]");
    }

    @Test
    void withoutASortReplicasGoByNameAndRestorePointsByTheNewest() {
        // When
        List<SortKey> replicas = Sorting.read(parameters(), RowType.REPLICA);
        List<SortKey> points = Sorting.read(parameters(), RowType.RESTORE_POINT);
        // Then
        assertThat(replicas).hasToString("[name]");
        assertThat(points).hasToString("[-createdAt]");
    }

    @Test
    void whatIsNoListOfFieldsIsRefused() {
        // Given
        List<String> refused =
                List.of(
                        "",
                        "-",
                        ",",
                        "name,",
                        ",name",
                        "name,,state",
                        "Name",
                        "+name",
                        "--name",
                        "name asc",
                        "name:desc",
                        " name",
                        "nothing",
                        "backupServer",
                        "rpo",
                        "name,name",
                        "name,-name",
                        "allowedOperations",
                        "vmName",
                        "id,name,state,type,kind,site");
        // When // Then
        for (String text : refused) {
            assertRefused("sort", () -> sort(RowType.REPLICA, text));
        }
    }

    @Test
    void restorePointsCannotBeSortedByTheirOperationsOrByWhatReplicasHave() {
        // When // Then
        for (String text : List.of("allowedOperations", "name", "rpo.status", "restorePoints")) {
            assertRefused("sort", () -> sort(RowType.RESTORE_POINT, text));
        }
    }

    @Test
    void aSecondSortIsRefused() {
        // When // Then
        assertRefused(
                "sort",
                () -> Sorting.read(parameters("sort", "name", "sort", "state"), RowType.REPLICA));
    }

    private static List<SortKey> sort(RowType type, String text) {
        return Sorting.read(parameters("sort", text), type);
    }
}
