package io.replicagateway.inventory;

import io.replicagateway.model.Field;
import io.replicagateway.model.RowType;
import java.util.List;
import java.util.Objects;

/**
 * How one block of a site differs from another: replicas and restore points together, by the vendor's ids. A row has
 * changed if anything is otherwise that the block holds of it, what it derives from other rows included: a replica with
 * a new restore point has changed too.
 *
 * @param added rows that only the later block has
 * @param removed rows that only the earlier block has
 * @param changed rows of both with another value in at least one field
 */
public record RowChanges(int added, int removed, int changed) {

    /** From one block to another; takes longer the more rows there are, unless both are the same block. */
    public static RowChanges between(SiteRows before, SiteRows after) {
        var none = new RowChanges(0, 0, 0);
        if (before == after) {
            return none;
        }
        RowChanges all = none;
        for (RowType type : RowType.values()) {
            all = all.plus(between(before.table(type), after.table(type)));
        }
        return all;
    }

    /** All rows that differ in any way. */
    public int total() {
        return added + removed + changed;
    }

    private RowChanges plus(RowChanges other) {
        return new RowChanges(
                added + other.added, removed + other.removed, changed + other.changed);
    }

    /** Both have their ids in the same order, so one walk through both meets each pair. */
    private static RowChanges between(Table before, Table after) {
        List<Field> fields =
                before.fields().stream()
                        .filter(field -> !hasSameValues(before, after, field))
                        .toList();
        int common = 0;
        int changed = 0;
        int old = 0;
        int now = 0;
        while (old < before.size() && now < after.size()) {
            int order = Text.ORDER.compare(before.ids().text(old), after.ids().text(now));
            if (order == 0) {
                common++;
                changed += isSame(before, old, after, now, fields) ? 0 : 1;
            }
            old += order <= 0 ? 1 : 0;
            now += order >= 0 ? 1 : 0;
        }
        return new RowChanges(after.size() - common, before.size() - common, changed);
    }

    /** Then no row differs in it, as long as no row has another place either. */
    private static boolean hasSameValues(Table before, Table after, Field field) {
        return before.ids().holdsSameAs(after.ids())
                && before.column(field).holdsSameAs(after.column(field));
    }

    private static boolean isSame(Table before, int old, Table after, int now, List<Field> fields) {
        return fields.stream()
                .allMatch(
                        field ->
                                Objects.equals(
                                        before.column(field).key(old),
                                        after.column(field).key(now)));
    }
}
