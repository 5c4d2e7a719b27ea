package io.replicagateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SortKey;
import io.replicagateway.query.SampleConditions.Conditions;
import io.replicagateway.query.SampleConditions.OrSite;
import io.replicagateway.query.SampleConditions.Sample;
import io.replicagateway.query.Samples.Fleets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A condition lets through the rows that it is true of, row by row, whatever is remembered by then. */
class ConditionLawsTest {

    @Property(tries = 400)
    void theRowsThatAreFoundAreThoseThatMeetTheCondition(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Conditions.class) Sample sample) {
        // Given
        Field id = id(sample.type());
        List<String> expected =
                plain(fleet, sample.type()).stream()
                        .filter(row -> SampleConditions.isMet(sample.condition(), row))
                        .map(row -> (String) row.get(id))
                        .sorted()
                        .toList();
        FleetSnapshot snapshot = SampleSite.snapshot(fleet);
        // When
        List<String> found = found(snapshot, sample.type(), sample.condition());
        List<String> again = found(snapshot, sample.type(), copyOf(sample));
        // Then
        assertThat(found.stream().sorted().toList()).isEqualTo(expected);
        assertThat(again).isEqualTo(found);
    }

    @Property(tries = 200)
    void equalConditionsAreEqualValues(@ForAll(supplier = Conditions.class) Sample sample) {
        // When
        Condition copy = copyOf(sample);
        // Then
        assertThat(copy).isEqualTo(sample.condition()).hasSameHashCodeAs(sample.condition());
    }

    @Property(tries = 200)
    void derivedTextsSortAsTheyAreShown(@ForAll(supplier = Fleets.class) List<SampleSite> fleet) {
        // Given
        var shown = new OrSite(ReplicaField.STATE);
        List<String> expected =
                plain(fleet, RowType.REPLICA).stream()
                        .map(ConditionLawsTest::stateOrSite)
                        .sorted(
                                Comparator.comparing((String text) -> text.toLowerCase(Locale.ROOT))
                                        .thenComparing(text -> text))
                        .toList();
        var query = new RowQuery(RowType.REPLICA, Filter.NONE, List.of(new SortKey(shown, false)));
        // When
        List<RowRef> rows =
                Selection.of(SampleSite.snapshot(fleet), query, Samples.NOW).page(0, 10_000);
        // Then
        assertThat(rows.stream().map(row -> row.table().text(shown, row.row())).toList())
                .isEqualTo(expected);
    }

    private static String stateOrSite(Map<Field, Object> row) {
        Object state = row.get(ReplicaField.STATE);
        return state == null ? "the site " + row.get(ReplicaField.SITE) : (String) state;
    }

    private static Condition copyOf(Sample sample) {
        return SampleConditions.copyOf(sample.condition());
    }

    private static List<Map<Field, Object>> plain(List<SampleSite> fleet, RowType type) {
        return fleet.stream()
                .flatMap(site -> OracleRows.of(site, type, Samples.NOW).stream())
                .toList();
    }

    private static Field id(RowType type) {
        return type == RowType.REPLICA ? ReplicaField.ID : RestorePointField.ID;
    }

    private static List<String> found(FleetSnapshot snapshot, RowType type, Condition condition) {
        return Selection.of(
                        snapshot, new RowQuery(type, Filter.of(condition), List.of()), Samples.NOW)
                .page(0, 10_000)
                .stream()
                .map(RowRef::id)
                .toList();
    }
}
