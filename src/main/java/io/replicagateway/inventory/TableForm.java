package io.replicagateway.inventory;

import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A table as bytes: its columns one after the other, each with its name, the vendor's ids first. */
final class TableForm {

    private static final String OTHER_COLUMNS = "other columns than there should be";

    private TableForm() {}

    /** The fields that a table of this type holds, in their order. */
    private static List<Field> fields(RowType type) {
        Field[] fields =
                type == RowType.REPLICA ? ReplicaField.values() : RestorePointField.values();
        return Stream.of(fields).filter(SiteRows.NONE.table(type)::holds).toList();
    }

    static void write(RowsWriter target, RowType type, Table table) {
        List<Field> fields = fields(type);
        target.number(fields.size());
        for (Field field : fields) {
            target.text(field.label());
            table.column(field).writeTo(target);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedRowsException if it is anything else
     */
    static Table read(RowsReader source, RowType type) throws MalformedRowsException {
        List<Field> fields = fields(type);
        RowsReader.check(source.number() == fields.size(), OTHER_COLUMNS);
        Field id = fields.get(0);
        RowsReader.check(source.text().equals(id.label()), OTHER_COLUMNS);
        IdColumn ids = IdColumn.readFrom(source);
        Map<Field, StoredColumn> columns = new HashMap<>();
        columns.put(id, ids);
        for (Field field : fields.subList(1, fields.size())) {
            RowsReader.check(source.text().equals(field.label()), OTHER_COLUMNS);
            columns.put(field, column(source, field.valueType(), ids.size()));
        }
        return new Table(ids, columns);
    }

    private static StoredColumn column(RowsReader source, Field.ValueType type, int size)
            throws MalformedRowsException {
        return switch (type) {
            case TEXT -> TextColumn.readFrom(source, size);
            case MOMENT -> TimeColumn.readFrom(source, size);
            case COUNT -> CountColumn.readFrom(source, size);
        };
    }
}
