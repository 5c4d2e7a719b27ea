package io.replicagateway.inventory;

import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.model.SortKey;
import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The replicas or restore points of one site as they are at one moment: the rows' own columns, and those that follow
 * from the site and the moment. Rows are numbered from 0, ascending by id.
 */
public final class SiteTable {

    private final SiteState state;
    private final Table table;
    private final RpoColumns rpo;
    private final Instant now;

    /**
     * @param now decides about freshness and recovery point objectives
     */
    public SiteTable(SiteState state, RowType type, Instant now) {
        this.state = state;
        this.table = state.rows().table(type);
        this.rpo = new RpoColumns(state, now);
        this.now = now;
    }

    /** The site that the rows belong to. */
    public SiteState state() {
        return state;
    }

    /** How many rows there are. */
    public int size() {
        return table.size();
    }

    /** The id by which this gateway knows the row. */
    public String id(int row) {
        return state.site().id().prefix() + nativeId(row);
    }

    /** The vendor's id of the row. */
    public String nativeId(int row) {
        return table.ids().text(row);
    }

    /** The vendor's ids of all rows. */
    public IdColumn ids() {
        return table.ids();
    }

    /** The row of the vendor's id, or a negative number. */
    public int find(String nativeId) {
        return table.ids().find(nativeId);
    }

    /** The values of one field. */
    public Column column(Field field) {
        if (field instanceof DerivedTexts derived) {
            return derived(derived);
        }
        if (field instanceof ReplicaField replicaField) {
            return switch (replicaField) {
                case ID -> prefixed(table.ids());
                case SITE -> constant(Text.of(state.site().id().value()));
                case KIND -> constant(Text.of(state.site().kind().label()));
                case OBSERVED_AT -> constant(state.observedAt());
                case RPO_TARGET_SECONDS -> constant((int) state.site().rpo().toSeconds());
                case RPO_STATUS -> rpo.statuses();
                case RPO_DUE_AT -> rpo.dues();
                default -> table.column(field);
            };
        }
        if (field instanceof ShownField shown) {
            return shown.in(this);
        }
        return switch ((RestorePointField) field) {
            case ID -> prefixed(table.ids());
            case SITE -> constant(Text.of(state.site().id().value()));
            case KIND -> constant(Text.of(state.site().kind().label()));
            case OBSERVED_AT -> constant(state.observedAt());
            case REPLICA_ID -> prefixed(table.column(field));
            default -> table.column(field);
        };
    }

    private Column prefixed(Column nativeIds) {
        return new PrefixedColumn(state.site().id().prefix(), nativeIds);
    }

    private Column constant(@Nullable Comparable<?> key) {
        return new ConstantColumn(table.size(), key);
    }

    /**
     * The distinct texts of a field that the site's rows hold.
     *
     * @throws IllegalArgumentException if the field holds no texts of its own
     */
    public TextColumn texts(Field field) {
        if (field instanceof DerivedTexts derived) {
            return derived(derived);
        }
        if (table.column(field) instanceof TextColumn texts) {
            return texts;
        }
        throw new IllegalArgumentException("not a text of the rows: " + field);
    }

    private TextColumn derived(DerivedTexts field) {
        return table.derived(new Derivation(field, state.site()), () -> field.in(this));
    }

    /** What derived texts are remembered under: the settings of the site may change while its rows stay. */
    private record Derivation(DerivedTexts field, SiteSettings site) {}

    /** The replicas of the same site at the same moment. */
    public SiteTable replicas() {
        return new SiteTable(state, RowType.REPLICA, now);
    }

    /**
     * The moments of a field.
     *
     * @throws IllegalArgumentException if the field holds no moments of its own
     */
    public TimeColumn times(Field field) {
        if (table.column(field) instanceof TimeColumn times) {
            return times;
        }
        throw new IllegalArgumentException("not a moment of the rows: " + field);
    }

    /**
     * The whole numbers of a field.
     *
     * @throws IllegalArgumentException if the field holds no whole numbers of its own
     */
    public CountColumn counts(Field field) {
        if (table.column(field) instanceof CountColumn counts) {
            return counts;
        }
        throw new IllegalArgumentException("not a whole number of the rows: " + field);
    }

    /** The row's text, null if it has none. */
    public @Nullable String text(Field field, int row) {
        Text text = texts(field).key(row);
        return text == null ? null : text.raw();
    }

    /** How many restore points the replica in this row has. */
    public int restorePoints(int row) {
        return counts(ReplicaField.RESTORE_POINTS).count(row);
    }

    /** What may be started from the restore point in this row; null if the site does not tell. */
    public @Nullable List<String> allowedOperations(int row) {
        String joined = text(RestorePointField.ALLOWED_OPERATIONS, row);
        return joined == null ? null : RestorePointTable.operationsOf(joined);
    }

    /** Whether the replica in this row meets its objective. */
    public RpoStatus rpoStatus(int row) {
        return rpo.status(row);
    }

    /** When the replica in this row misses its objective unless a newer restore point appears; null if it has none. */
    public @Nullable Timestamp rpoDueAt(int row) {
        return rpo.dueTimestamp(row);
    }

    /** When the replica in this row turns from met to missed; empty if it is not met now. */
    public Optional<Instant> rpoTurnsAt(int row) {
        return rpo.turnsAt(row);
    }

    /** Every row. */
    public RowSet all() {
        return table.all();
    }

    /**
     * The rows that meet some conditions on what the rows hold themselves; remembered as long as the rows last.
     *
     * @param conditions equal for equal conditions
     * @param select looks them up, unless they are remembered
     */
    public RowSet selection(Object conditions, Supplier<RowSet> select) {
        return table.selection(conditions, select);
    }

    /**
     * What rows add up to, told by nothing but what they hold themselves; remembered as long as the rows last.
     *
     * @param question equal for equal questions
     * @param count adds up, unless the answer is remembered
     */
    public <T> List<T> count(Object question, Supplier<List<T>> count) {
        return table.count(question, count);
    }

    /**
     * The rows whose moment is {@code from} or later and before {@code end}.
     *
     * @param field one that holds moments of its own
     * @param from no bound if null
     * @param end no bound if null
     */
    public RowSet between(Field field, @Nullable Instant from, @Nullable Instant end) {
        return table.between(field, from, end);
    }

    /**
     * Those of the rows that come first in the order of these keys, ties by id: all of them, or {@code depth} at least
     * where there are more. The caller must not change the array: orders that do not depend on the moment are shared.
     */
    public int[] first(RowSet rows, List<SortKey> keys, int depth) {
        List<SortKey> deciding =
                keys.stream()
                        .filter(key -> !column(key.field()).isConstant())
                        .map(SiteTable::withinSite)
                        .toList();
        if (deciding.stream().allMatch(key -> table.holds(key.field()))) {
            return table.first(rows, deciding, depth);
        }
        return Orders.first(
                rows,
                deciding.stream()
                        .map(key -> new Orders.Key(column(key.field()), key.descending()))
                        .toList(),
                depth);
    }

    /** Within one site some fields sort as others do, whose order is remembered. */
    private static SortKey withinSite(SortKey key) {
        if (key.field() == ReplicaField.ID) {
            return new SortKey(ReplicaField.NATIVE_ID, key.descending());
        }
        if (key.field() == RestorePointField.ID) {
            return new SortKey(RestorePointField.NATIVE_ID, key.descending());
        }
        return key.field() == ReplicaField.RPO_DUE_AT
                ? new SortKey(ReplicaField.LATEST_RESTORE_POINT_AT, key.descending())
                : key;
    }
}
