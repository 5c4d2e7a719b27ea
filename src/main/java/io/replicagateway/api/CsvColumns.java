package io.replicagateway.api;

import io.replicagateway.inventory.SiteTable;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a type's rows: their members in order, with one column for each part of a nested object. */
final class CsvColumns {

    private final List<Field> fields;

    private CsvColumns(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * The columns of a type's rows.
     *
     * @param wanted the names of members; empty for all
     */
    static CsvColumns of(RowType type, Set<String> wanted) {
        Field[] fields =
                type == RowType.REPLICA ? ReplicaField.values() : RestorePointField.values();
        return new CsvColumns(
                Arrays.stream(fields)
                        .filter(field -> wanted.isEmpty() || wanted.contains(memberOf(field)))
                        .toList());
    }

    private static String memberOf(Field field) {
        return field.label().split("\\.", 2)[0];
    }

    /** Their names. */
    List<String> names() {
        return fields.stream().map(Field::label).toList();
    }

    /** What stands in them for one row; null where the row has nothing. */
    List<@Nullable String> cells(SiteTable table, int row) {
        List<@Nullable String> cells = new ArrayList<>(fields.size());
        for (Field field : fields) {
            cells.add(cell(field, table, row));
        }
        return cells;
    }

    private static @Nullable String cell(Field field, SiteTable table, int row) {
        if (field instanceof ReplicaField replicaField) {
            return switch (replicaField) {
                case ID -> table.id(row);
                case SITE -> table.state().site().id().value();
                case NATIVE_ID -> table.nativeId(row);
                case KIND -> table.state().site().kind().label();
                case RESTORE_POINTS -> Integer.toString(table.restorePoints(row));
                case RPO_STATUS -> table.rpoStatus(row).label();
                case RPO_TARGET_SECONDS -> Long.toString(table.state().site().rpo().toSeconds());
                case RPO_DUE_AT -> text(table.rpoDueAt(row));
                case OBSERVED_AT -> text(table.state().observedAt());
                default -> stored(field, table, row);
            };
        }
        return switch ((RestorePointField) field) {
            case ID -> table.id(row);
            case SITE -> table.state().site().id().value();
            case NATIVE_ID -> table.nativeId(row);
            case KIND -> table.state().site().kind().label();
            case REPLICA_ID -> replicaId(table, row);
            case ALLOWED_OPERATIONS -> joined(table.allowedOperations(row));
            case OBSERVED_AT -> text(table.state().observedAt());
            default -> stored(field, table, row);
        };
    }

    private static @Nullable String stored(Field field, SiteTable table, int row) {
        return field.valueType() == Field.ValueType.MOMENT
                ? text(table.times(field).timestamp(row))
                : table.text(field, row);
    }

    private static @Nullable String replicaId(SiteTable table, int row) {
        String nativeId = table.text(RestorePointField.REPLICA_ID, row);
        return nativeId == null ? null : table.state().site().id().prefix() + nativeId;
    }

    private static @Nullable String joined(@Nullable List<String> operations) {
        return operations == null ? null : String.join(" ", operations);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
