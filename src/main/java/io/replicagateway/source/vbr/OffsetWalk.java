package io.replicagateway.source.vbr;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.PageWalk;
import io.replicagateway.source.http.RowChain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list by {@code skip} and {@code limit} so that no row which stays is missed, though rows come and go
 * meanwhile and the server may send fewer than asked for. Each page overlaps what was read by one row; where the
 * overlap is gone, rows before it have vanished, and the walk steps back until it finds it (see {@link RowChain}).
 * The end is judged by the latest total, never by a short page.
 */
final class OffsetWalk<T> implements PageWalk<OffsetWalk.Ask, VbrPage<T>, T> {

    /** What to ask for: rows to skip from 0, rows wanted at most. */
    record Ask(int skip, int limit) {}

    private static final int MOST_PASSES = 3;
    private static final int MOST_COPIES = 3;
    private static final int UNKNOWN = Integer.MAX_VALUE;

    private final String list;
    private final int limit;
    private final Function<T, String> idOf;
    private final RowChain<T> chain;

    private boolean done;
    private int passes = 1;
    private int requests;
    private int longest;
    private int skip;
    private int step = 1;

    /** Where the list ends by the latest answer: its total, or where an empty page was seen. */
    private int end = UNKNOWN;

    private boolean totalKnown;
    private int copies;
    private boolean copiedInPass;
    private int linkedSkip;
    private List<String> linkedIds = List.of();

    /** A page that was asked for without overlap and waits for the row before it to be looked at. */
    private @Nullable List<T> pending;

    private int pendingEnd;
    private boolean overlapping = true;

    /** The ids by position, of this pass and of the one before. */
    private List<String> order = new ArrayList<>();

    private List<String> orderBefore = List.of();

    /**
     * @param list how messages call the list, such as {@code GET /api/v1/replicas}
     */
    OffsetWalk(String list, int limit, Function<T, String> idOf) {
        this.list = list;
        this.limit = limit;
        this.idOf = idOf;
        this.chain = new RowChain<>(idOf);
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public Ask next() {
        return new Ask(skip, limit);
    }

    @Override
    public List<T> rows() {
        return chain.rows();
    }

    @Override
    public void take(VbrPage<T> page) {
        List<T> rows = page.rows();
        noteEnd(page);
        countRequest();
        List<T> awaiting = pending;
        pending = null;
        if (rows.isEmpty()) {
            takeEmpty();
        } else if (awaiting != null && chain.holds(rows.get(0))) {
            skip++;
            // The end by the page that is linked: rows may have vanished since.
            end = pendingEnd;
            link(awaiting);
        } else if (skip == 0 || chain.touches(rows)) {
            link(rows);
        } else if (!overlapping) {
            pending = rows;
            pendingEnd = end;
            skip--;
            overlapping = true;
        } else {
            stepBack();
        }
    }

    private void noteEnd(VbrPage<T> page) {
        totalKnown = page.total().isPresent();
        if (totalKnown) {
            end = page.total().getAsInt();
        } else if (page.rows().isEmpty()) {
            end = skip;
        } else if (skip + page.rows().size() > end) {
            end = UNKNOWN;
        }
    }

    private void takeEmpty() {
        if (skip < end) {
            throw malformed("announced " + end + " rows but sent none after " + skip);
        }
        if (skip == 0) {
            finishPass();
        } else {
            stepBack();
        }
    }

    private void stepBack() {
        overlapping = true;
        skip = Math.max(0, Math.min(skip, end) - step);
    }

    private void link(List<T> rows) {
        int fresh = chain.link(rows);
        List<String> ids = rows.stream().map(idOf).toList();
        noteOrder(ids);
        noteCopy(fresh, ids);
        int read = skip + rows.size();
        step = Math.max(step, rows.size());
        if (read >= end) {
            finishPass();
        } else {
            // A server that sends one row a page would send the overlap and nothing else for ever.
            overlapping = rows.size() > 1;
            skip = overlapping ? read - 1 : read;
        }
    }

    private void noteOrder(List<String> ids) {
        while (order.size() > skip) {
            order.remove(order.size() - 1);
        }
        order.addAll(ids);
    }

    /** A server that ignores {@code skip} sends the same page for another place. */
    private void noteCopy(int fresh, List<String> ids) {
        if (fresh > 0 || skip <= linkedSkip || !ids.equals(linkedIds)) {
            copies = 0;
            linkedSkip = skip;
            linkedIds = ids;
            return;
        }
        copiedInPass = true;
        if (++copies > MOST_COPIES) {
            throw malformed("repeats a page");
        }
    }

    private void finishPass() {
        boolean incomplete = totalKnown && chain.size() < end;
        if (!incomplete || isSettledRepetition()) {
            done = true;
        } else if (passes == MOST_PASSES) {
            throw malformed("announced " + end + " rows but delivered " + chain.size());
        } else {
            startPass();
        }
    }

    /** The list itself names ids twice: it read the same twice, and no page was a copy of what came before. */
    private boolean isSettledRepetition() {
        return !copiedInPass && order.equals(orderBefore);
    }

    private void startPass() {
        passes++;
        requests = 0;
        skip = 0;
        overlapping = true;
        copies = 0;
        copiedInPass = false;
        linkedIds = List.of();
        orderBefore = order;
        order = new ArrayList<>();
        chain.restart();
    }

    private void countRequest() {
        longest = Math.max(longest, end == UNKNOWN ? chain.size() : end);
        if (++requests > 4L * (longest / step + 1) + 50) {
            throw malformed("does not come to an end");
        }
    }

    private SourceException malformed(String what) {
        return new SourceException(FailureKind.MALFORMED, "the list of " + list + " " + what);
    }
}
