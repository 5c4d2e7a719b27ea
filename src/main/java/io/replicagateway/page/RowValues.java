package io.replicagateway.page;

import io.replicagateway.inventory.CountColumn;
import io.replicagateway.inventory.Guids;
import io.replicagateway.inventory.IdColumn;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.Text;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.inventory.TimeColumn;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.Timestamp;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the values of a row's members come from. */
public final class RowValues {

    private static final byte[] NO_PREFIX = {};
    private static final byte[] ID = JsonBytes.encodedName("id");
    private static final byte[] NAME = JsonBytes.encodedName("name");

    private RowValues() {}

    public static RowValue id(SiteTable table) {
        return id(prefix(table), table.ids());
    }

    public static RowValue nativeId(SiteTable table) {
        return id(NO_PREFIX, table.ids());
    }

    private static RowValue id(byte[] prefix, IdColumn ids) {
        Guids guids = ids.guids();
        return RowValue.varying(
                guids != null
                        ? (json, row) -> json.guid(prefix, guids.high(row), guids.low(row))
                        : (json, row) -> json.text(prefix, ids.text(row)));
    }

    public static RowValue site(SiteTable table) {
        return RowValue.constant(table.state().site().id().value());
    }

    public static RowValue kind(SiteTable table) {
        return RowValue.constant(table.state().site().kind().label());
    }

    public static RowValue observedAt(SiteTable table) {
        return RowValue.constant(String.valueOf(table.state().observedAt()));
    }

    public static RowValue replicaId(SiteTable table) {
        return text(prefix(table), table.texts(RestorePointField.REPLICA_ID));
    }

    private static byte[] prefix(SiteTable table) {
        return table.state().site().id().prefix().getBytes(StandardCharsets.US_ASCII);
    }

    public static RowValue.Source text(Field field) {
        return table -> text(NO_PREFIX, table.texts(field));
    }

    /** The whole member where the row has the text, nothing where it has none. */
    static RowValue.Source optional(byte[] encodedName, Field field) {
        return table -> {
            TextColumn texts = table.texts(field);
            RowValue.Writer writer = text(NO_PREFIX, texts).writer();
            return RowValue.varying(
                    (json, row) -> {
                        if (texts.key(row) != null) {
                            writer.write(json.value(encodedName), row);
                        }
                    });
        };
    }

    private static RowValue text(byte[] prefix, TextColumn texts) {
        Guids guids = texts.guids();
        if (guids != null) {
            return new RowValue(
                    !texts.isConstant(),
                    (json, row) -> write(json, prefix, guids, texts.code(row)));
        }
        return new RowValue(
                !texts.isConstant(),
                texts.isPlain()
                        ? (json, row) -> json.plainText(prefix, raw(texts, row))
                        : (json, row) -> json.text(prefix, raw(texts, row)));
    }

    private static void write(JsonBytes json, byte[] prefix, Guids guids, int code) {
        if (code < guids.size()) {
            json.guid(prefix, guids.high(code), guids.low(code));
        } else {
            json.none();
        }
    }

    private static @Nullable String raw(TextColumn texts, int row) {
        Text text = texts.key(row);
        return text == null ? null : text.raw();
    }

    public static RowValue.Source time(Field field) {
        return table -> {
            TimeColumn times = table.times(field);
            return RowValue.varying((json, row) -> write(json, times, row));
        };
    }

    /**
     * A moment that every row must have.
     *
     * @param instead what is written of rows without one
     */
    public static RowValue.Source time(Field field, Timestamp instead) {
        return table -> {
            TimeColumn times = table.times(field);
            return RowValue.varying(
                    (json, row) -> {
                        if (times.has(row)) {
                            write(json, times, row);
                        } else {
                            write(json, instead);
                        }
                    });
        };
    }

    private static void write(JsonBytes json, TimeColumn times, int row) {
        if (times.has(row)) {
            json.moment(times.epochSecond(row), times.nano(row), times.digits(row));
        } else {
            json.none();
        }
    }

    public static RowValue restorePoints(SiteTable table) {
        CountColumn counts = table.counts(ReplicaField.RESTORE_POINTS);
        return RowValue.varying((json, row) -> json.number(counts.count(row)));
    }

    /** What may be started from a restore point; null where the site does not tell. */
    public static RowValue allowedOperations(SiteTable table) {
        return operations(table, operations -> operations);
    }

    /**
     * Those operations that may be started from a restore point and are known to the reader; none where the site does not
     * tell.
     */
    public static RowValue.Source allowedOperations(Set<String> known) {
        return table ->
                operations(
                        table,
                        operations ->
                                operations == null
                                        ? List.of()
                                        : operations.stream().filter(known::contains).toList());
    }

    /** Few lists of operations differ, so each one is encoded when it first occurs. */
    private static RowValue operations(
            SiteTable table, UnaryOperator<@Nullable List<String>> shown) {
        TextColumn lists = table.texts(RestorePointField.ALLOWED_OPERATIONS);
        byte[][] encoded = new byte[lists.distinct() + 1][];
        return new RowValue(
                !lists.isConstant(),
                (json, row) -> {
                    int list = lists.code(row);
                    if (encoded[list] == null) {
                        encoded[list] = array(shown.apply(table.allowedOperations(row)));
                    }
                    json.value(encoded[list]);
                });
    }

    private static byte[] array(@Nullable List<String> texts) {
        var json = new JsonBytes(128);
        if (texts == null) {
            return json.none().toByteArray();
        }
        json.openArray();
        texts.forEach(json::text);
        return json.closeArray().toByteArray();
    }

    public static RowValue.Source backupServer(Field id, Field name) {
        return table -> {
            TextColumn ids = table.texts(id);
            TextColumn names = table.texts(name);
            RowValue idOf = text(NO_PREFIX, ids);
            RowValue nameOf = text(NO_PREFIX, names);
            return new RowValue(
                    idOf.varies() || nameOf.varies(),
                    (json, row) -> {
                        if (ids.key(row) == null && names.key(row) == null) {
                            json.none();
                            return;
                        }
                        json.openObject();
                        idOf.writer().write(json.value(ID), row);
                        nameOf.writer().write(json.value(NAME), row);
                        json.closeObject();
                    });
        };
    }

    public static RowValue rpo(SiteTable table) {
        byte[][] beginnings =
                Arrays.stream(RpoStatus.values())
                        .map(status -> rpoUntilDueAt(status, table))
                        .toArray(byte[][]::new);
        return RowValue.varying(
                (json, row) -> {
                    json.value(beginnings[table.rpoStatus(row).ordinal()]);
                    write(json, table.rpoDueAt(row));
                    json.closeObject();
                });
    }

    private static byte[] rpoUntilDueAt(RpoStatus status, SiteTable table) {
        return new JsonBytes(128)
                .openObject()
                .name("status")
                .text(status.label())
                .name("targetSeconds")
                .number(table.state().site().rpo().toSeconds())
                .name("dueAt")
                .toByteArray();
    }

    private static void write(JsonBytes json, @Nullable Timestamp time) {
        if (time == null) {
            json.none();
        } else {
            json.moment(time.instant().getEpochSecond(), time.instant().getNano(), time.digits());
        }
    }
}
