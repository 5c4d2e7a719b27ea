package io.replicagateway.query;

import io.replicagateway.inventory.RowSet;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.Text;
import io.replicagateway.inventory.TimeColumn;
import io.replicagateway.model.Field;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds up the rows of one site, column by column: no row is ever an object. */
final class Parts {

    private Parts() {}

    /**
     * The restore points that meet the filter, added up. Follows from the rows, the filter and the fields alone, not from
     * the moment or the rest of the fleet, so that it is remembered with the rows.
     *
     * @param filter without a condition on the status of replicas
     * @param fields each of a text that the rows hold themselves
     * @throws TooManyGroupsException if there are more than {@link Summary#MOST_GROUPS} parts
     */
    static List<Part> ofRestorePoints(SiteTable table, Filter filter, List<Field> fields) {
        return table.count(
                new Question(filter.withinSite(table.state().site()), fields),
                () ->
                        of(
                                table,
                                matching(table, RowType.RESTORE_POINT, filter),
                                fields,
                                RestorePointField.CREATED_AT,
                                RestorePointField.CREATED_AT));
    }

    /** What a sum is remembered under. */
    private record Question(Filter filter, List<Field> fields) {}

    /**
     * These rows, added up.
     *
     * @param fields each of a text that the rows hold themselves
     * @param oldest the field whose oldest moment is told
     * @param latest the field whose newest moment is told
     * @throws TooManyGroupsException if there are more than {@link Summary#MOST_GROUPS} parts
     */
    static List<Part> of(
            SiteTable table, int[] rows, List<Field> fields, Field oldest, Field latest) {
        if (rows.length == 0) {
            return List.of();
        }
        var cells = new Cells(rows);
        fields.forEach(field -> cells.split(table.texts(field)));
        int[] sizes = cells.sizes();
        if (Arrays.stream(sizes).filter(size -> size > 0).count() > Summary.MOST_GROUPS) {
            throw new TooManyGroupsException();
        }
        int[] examples = cells.examples();
        int[] oldestRows = table.times(oldest).oldest(rows, cells.ofRows(), cells.count());
        int[] latestRows = table.times(latest).latest(rows, cells.ofRows(), cells.count());
        return IntStream.range(0, cells.count())
                .filter(cell -> sizes[cell] > 0)
                .mapToObj(
                        cell ->
                                new Part(
                                        values(table, fields, examples[cell]),
                                        sizes[cell],
                                        moment(table.times(oldest), oldestRows[cell]),
                                        moment(table.times(latest), latestRows[cell])))
                .toList();
    }

    private static List<@Nullable Text> values(SiteTable table, List<Field> fields, int row) {
        List<@Nullable Text> values = new ArrayList<>(fields.size());
        fields.forEach(field -> values.add(table.texts(field).key(row)));
        return values;
    }

    private static @Nullable Timestamp moment(TimeColumn times, int row) {
        return row < 0 ? null : times.timestamp(row);
    }

    /** The rows of this type that meet the filter, ascending. */
    static int[] matching(SiteTable table, RowType type, Filter filter) {
        RowSet rows = new RowMatch(type, filter).in(table);
        return rows.first(rows.count());
    }
}
