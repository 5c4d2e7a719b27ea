package io.replicagateway.source.em;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.PageWalk;
import io.replicagateway.source.http.RowChain;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list by page numbers so that no row which stays is missed, though rows come and go meanwhile and the server
 * may send smaller pages than asked for.
 *
 * <p>Pages of one size do not overlap, but those of different sizes do: after each page comes the one, of whatever
 * size reaches furthest, that holds the last row read. Where that row is gone, rows before it have vanished, and the
 * walk goes back until it meets what it knows (see {@link RowChain}). Where no size will do, or the server has only
 * one, the row before the page is looked at afterwards; then alone can rows that vanish and rows that appear between
 * two requests in a row cancel out.
 */
final class NumberedWalk<T> implements PageWalk<NumberedWalk.Ask, EmPage<T>, T> {

    /** What to ask for: the page's number from 1, rows a page. */
    record Ask(int page, int pageSize) {

        /** The position of the page's first row, from 0. */
        int start() {
            return (page - 1) * pageSize;
        }

        /** The position after the page's last row. */
        int end() {
            return page * pageSize;
        }

        /** The page that holds the row at a position. */
        static Ask holding(int position, int pageSize) {
            return new Ask(position / pageSize + 1, pageSize);
        }
    }

    private static final int MOST_COPIES = 3;

    private final String list;
    private final Function<T, String> idOf;
    private final RowChain<T> chain;

    private boolean done;
    private int requests;

    /** The largest page that the server sends. */
    private int most;

    /** The server has pages of this size only. */
    private boolean fixed;

    /** The position after the last row linked, as far as the server's answers tell. */
    private int read;

    private Ask asked;
    private int pagesCount = 1;
    private int mostPages = 1;
    private int copies;
    private int linkedStart;
    private List<String> linkedIds = List.of();

    /** A page that waits for the row before it to be looked at. */
    private @Nullable List<T> pending;

    /**
     * @param list how messages call the list
     * @param pageSize rows asked for per page, from 1
     */
    NumberedWalk(String list, int pageSize, Function<T, String> idOf) {
        this.list = list;
        this.most = pageSize;
        this.idOf = idOf;
        this.chain = new RowChain<>(idOf);
        this.asked = new Ask(1, pageSize);
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public Ask next() {
        return pending == null ? asked : Ask.holding(asked.start() - 1, fixed ? most : 1);
    }

    @Override
    public List<T> rows() {
        return chain.rows();
    }

    @Override
    public void take(EmPage<T> page) {
        countRequest();
        List<T> awaiting = pending;
        if (awaiting != null) {
            takeProbe(page, awaiting);
            return;
        }
        requireKnownEnd(page);
        pagesCount = page.pagesCount().orElse(1);
        mostPages = Math.max(mostPages, pagesCount);
        if (page.rows().isEmpty()) {
            takeEmpty();
        } else if (learnsSize(page)) {
            asked = following();
        } else if (asked.page() == 1 || chain.touches(page.rows())) {
            link(page.rows());
        } else if (asked.start() >= read) {
            pending = page.rows();
        } else {
            goBack(asked.start());
        }
    }

    /** EM tells of every page how many there are; of a full one without that, nobody knows whether it is the last. */
    private void requireKnownEnd(EmPage<T> page) {
        if (page.pagesCount().orElse(0) == 0 && page.rows().size() >= asked.pageSize()) {
            throw malformed("does not tell how many pages there are");
        }
    }

    /** Takes note of the size that the server gave the page; true if that makes it a page that was not meant. */
    private boolean learnsSize(EmPage<T> page) {
        // All pages but the last are full, whatever the answer calls their size.
        int told = page.pageSize().orElse(asked.pageSize());
        int used = asked.page() < pagesCount ? page.rows().size() : told;
        if (used == asked.pageSize() || used < 1) {
            return false;
        }
        fixed |= used > asked.pageSize();
        most = used;
        asked = new Ask(asked.page(), used);
        return fixed && asked.page() > 1;
    }

    private void takeEmpty() {
        if (asked.page() <= pagesCount && pagesCount > 1) {
            throw malformed(
                    "announced " + pagesCount + " pages but page " + asked.page() + " is empty");
        }
        if (asked.page() == 1) {
            done = true;
        } else {
            goBack(pagesCount * asked.pageSize());
        }
    }

    /** Looks for a known row among those before a position. */
    private void goBack(int position) {
        asked = Ask.holding(Math.max(0, position - most), most);
    }

    private void takeProbe(EmPage<T> page, List<T> awaiting) {
        if (!fixed && (page.rows().size() > 1 || page.pageSize().orElse(1) != 1)) {
            fixed = true;
            return;
        }
        pending = null;
        int last = page.rows().size() - 1;
        if (last >= 0 && chain.holds(page.rows().get(last))) {
            link(awaiting);
        } else {
            goBack(asked.start());
        }
    }

    private void link(List<T> rows) {
        int fresh = chain.link(rows);
        noteCopy(fresh, rows.stream().map(idOf).toList());
        // The last page is not believed as long as it is a copy of another.
        done = asked.page() >= pagesCount && copies == 0;
        read = asked.start() + rows.size();
        asked = following();
    }

    /** The page that goes on from what was read. */
    private Ask following() {
        if (fixed || read == 0) {
            return Ask.holding(read, most);
        }
        Ask best = Ask.holding(read - 1, most);
        for (int size = most - 1; read - 1 + size > best.end(); size--) {
            Ask smaller = Ask.holding(read - 1, size);
            best = smaller.end() > best.end() ? smaller : best;
        }
        return best.end() > read ? best : Ask.holding(read, most);
    }

    private void noteCopy(int fresh, List<String> ids) {
        if (fresh > 0 || asked.start() <= linkedStart || !ids.equals(linkedIds)) {
            copies = 0;
            linkedStart = asked.start();
            linkedIds = ids;
        } else if (++copies > MOST_COPIES) {
            throw malformed("repeats a page");
        }
    }

    private void countRequest() {
        if (++requests > 4L * (mostPages + 1) + 50) {
            throw malformed("does not come to an end");
        }
    }

    private SourceException malformed(String what) {
        return new SourceException(FailureKind.MALFORMED, "the list of " + list + " " + what);
    }
}
