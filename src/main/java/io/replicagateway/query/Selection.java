package io.replicagateway.query;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.RowSet;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.model.RowType;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one snapshot that a query asks for, in its order; pages are cut from it. For one thread at a time: sorting
 * is put off until it is known how deep it must go.
 */
public final class Selection {

    private final RowQuery query;
    private final FleetSnapshot snapshot;
    private final Instant judgedAt;
    private final Instant now;
    private final List<SiteTable> tables;
    private final Map<SiteTable, SiteTable> shown = new IdentityHashMap<>();
    private final List<RowSet> rows;
    private final long total;
    private @Nullable MergedOrder order;
    private int depth;

    private Selection(RowQuery query, FleetSnapshot snapshot, Instant judgedAt, Instant now) {
        this.query = query;
        this.snapshot = snapshot;
        this.judgedAt = judgedAt;
        this.now = now;
        this.tables =
                snapshot.sites().stream()
                        .filter(state -> query.filter().scope().includes(state.site()))
                        .map(state -> new SiteTable(state, query.type(), judgedAt))
                        .toList();
        this.rows = tables.stream().map(new RowMatch(query.type(), query.filter())::in).toList();
        this.total = rows.stream().mapToLong(RowSet::count).sum();
    }

    /**
     * Looks up all rows.
     *
     * @param now decides about freshness and recovery point objectives
     */
    public static Selection of(FleetSnapshot snapshot, RowQuery query, Instant now) {
        return new Selection(query, snapshot, now, now);
    }

    /**
     * Looks up all rows of a list that is being walked through.
     *
     * @param judgedAt decides which rows meet their objective, as far as filter and sort ask for it
     * @param now decides about freshness, and about what rows show
     */
    public static Selection of(
            FleetSnapshot snapshot, RowQuery query, Instant judgedAt, Instant now) {
        return new Selection(query, snapshot, judgedAt, now);
    }

    /** When it was judged which rows meet their objective; null if neither filter nor sort depends on that. */
    public @Nullable Instant judgedAt() {
        return query.dependsOnRpo() ? judgedAt : null;
    }

    /** The row as it is now, which may be later than the moment at which it was chosen. */
    public RowRef shown(RowRef row) {
        return judgedAt.equals(now)
                ? row
                : new RowRef(shown.computeIfAbsent(row.table(), this::asOfNow), row.row());
    }

    private SiteTable asOfNow(SiteTable table) {
        return new SiteTable(table.state(), query.type(), now);
    }

    /** How many rows there are on all pages together. */
    public long total() {
        return total;
    }

    /** The rows from {@code offset} on, {@code limit} of them or as many as there are. */
    public List<RowRef> page(long offset, int limit) {
        return offset >= total ? List.of() : ordered(offset + limit).slice(offset, limit);
    }

    /** The place of the row in this order. */
    public Anchor anchorAt(RowRef row) {
        return MergedOrder.anchorAt(row, query.sort());
    }

    /** How many rows stand before the place, the row at the place included if {@code orAt}. */
    public long rowsBefore(Anchor anchor, boolean orAt) {
        return ordered(total).rowsBefore(anchor, orAt);
    }

    /**
     * Sorts no deeper than it must. Who asks for more than was asked for before is walking through, and gets all rows
     * sorted at once.
     */
    private MergedOrder ordered(long wanted) {
        if (order == null || depth < wanted && depth < total) {
            depth = (int) Math.min(order == null ? wanted : total, Integer.MAX_VALUE);
            order =
                    new MergedOrder(
                            tables,
                            IntStream.range(0, tables.size())
                                    .mapToObj(site -> sorted(site, depth))
                                    .toList(),
                            query.sort());
        }
        return order;
    }

    private int[] sorted(int site, int depth) {
        return tables.get(site).first(rows.get(site), query.sort(), depth);
    }

    /** How complete and how old this answer is. */
    public FleetStatus fleet() {
        return FleetStatus.of(snapshot, query.filter().scope(), now);
    }

    /**
     * The first moment at which an answer that shows these rows stops being true, though no site was read: a site in
     * scope turns stale, or an objective falls due on which a row that is shown, or the choice of the rows, depends. In
     * a walk the choice was made when it began, and stands.
     */
    public Optional<Instant> trueUntil(List<RowRef> page) {
        Stream<Instant> stale =
                tables.stream()
                        .map(SiteTable::state)
                        .filter(state -> state.isFresh(now))
                        .map(SiteState::freshUntil)
                        .map(last -> last.plusNanos(1));
        return Stream.concat(stale, due(page)).min(Instant::compareTo);
    }

    private Stream<Instant> due(List<RowRef> page) {
        if (query.type() != RowType.REPLICA) {
            return Stream.empty();
        }
        boolean choiceMayChange = query.dependsOnRpo() && judgedAt.equals(now);
        Stream<RowRef> dependent =
                choiceMayChange
                        ? tables.stream().flatMap(Selection::allRows)
                        : page.stream().map(this::shown);
        return dependent.flatMap(row -> row.table().rpoTurnsAt(row.row()).stream());
    }

    private static Stream<RowRef> allRows(SiteTable table) {
        return IntStream.range(0, table.size()).mapToObj(row -> new RowRef(table, row));
    }
}
