package io.replicagateway.source.em;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.PageWalk;
import io.replicagateway.source.http.RowChain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list by page numbers so that no row which stays is missed, though rows vanish meanwhile, rows are appended
 * and the server may send smaller pages than asked for.
 *
 * <p>Numbered pages do not overlap. So after each page the row just before it is asked for alone: if it was read
 * before, nothing has slipped through; if not, rows before it have vanished, and the walk goes back a page until it
 * meets what it knows (see {@link RowChain}). Rows that vanish and rows that appear before the same boundary between
 * two requests in a row can cancel out; lists are sorted so that new rows come last.
 */
final class NumberedWalk<T> implements PageWalk<NumberedWalk.Ask, EmPage<T>, T> {

    /** What to ask for: the page's number from 1, rows a page. */
    record Ask(int page, int pageSize) {}

    private static final int MOST_COPIES = 3;

    private final String list;
    private final Function<T, String> idOf;
    private final RowChain<T> chain;

    private boolean done;
    private int requests;
    private int size;
    private int number = 1;
    private int pagesCount = 1;
    private int mostPages = 1;
    private int copies;
    private int linkedNumber;
    private List<String> linkedIds = List.of();

    /** A page that waits for the row before it to be looked at. */
    private @Nullable List<T> pending;

    /** The server does not make pages of one row, so the whole page before is looked at. */
    private boolean probingWholePages;

    /**
     * @param list how messages call the list
     * @param pageSize rows asked for per page, from 1
     */
    NumberedWalk(String list, int pageSize, Function<T, String> idOf) {
        this.list = list;
        this.size = pageSize;
        this.idOf = idOf;
        this.chain = new RowChain<>(idOf);
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public Ask next() {
        if (pending == null) {
            return new Ask(number, size);
        }
        return probingWholePages ? new Ask(number - 1, size) : new Ask((number - 1) * size, 1);
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
        pagesCount = page.pagesCount().orElse(1);
        mostPages = Math.max(mostPages, pagesCount);
        int used = page.pageSize().orElse(size);
        if (used != size && used > 0) {
            adopt(used);
        }
        if (page.rows().isEmpty()) {
            takeEmpty();
        } else if (number == 1 || chain.touches(page.rows())) {
            link(page.rows());
        } else {
            pending = page.rows();
        }
    }

    /** Page numbers mean something else from here on, unless this is the first page, which begins at the same row. */
    private void adopt(int used) {
        size = used;
        if (number > 1) {
            throw malformed("changed its page size on the way");
        }
    }

    private void takeEmpty() {
        if (number <= pagesCount && pagesCount > 1) {
            throw malformed("announced " + pagesCount + " pages but page " + number + " is empty");
        }
        if (number == 1) {
            done = true;
        } else {
            number = Math.max(1, Math.min(number - 1, pagesCount));
        }
    }

    private void takeProbe(EmPage<T> page, List<T> awaiting) {
        if (!probingWholePages && (page.rows().size() > 1 || page.pageSize().orElse(1) != 1)) {
            probingWholePages = true;
            return;
        }
        pending = null;
        int last = page.rows().size() - 1;
        if (last >= 0 && chain.holds(page.rows().get(last))) {
            link(awaiting);
        } else {
            number--;
        }
    }

    private void link(List<T> rows) {
        int fresh = chain.link(rows);
        noteCopy(fresh, rows.stream().map(idOf).toList());
        if (number < pagesCount) {
            number++;
        } else {
            // The last page is not believed as long as it is a copy of another.
            done = copies == 0;
        }
    }

    private void noteCopy(int fresh, List<String> ids) {
        if (fresh > 0 || number <= linkedNumber || !ids.equals(linkedIds)) {
            copies = 0;
            linkedNumber = number;
            linkedIds = new ArrayList<>(ids);
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
