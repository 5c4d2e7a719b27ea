package io.replicagateway.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through the pages of one list goes on: a place between two rows, and a direction.
 *
 * @param snapshot the snapshot that all pages of the walk come from
 * @param list which list is walked: its path, filter, sort and fields in their normal form
 * @param place how many rows of that snapshot's list come before the place
 * @param limit how many rows a page has at most
 * @param anchor the last row before the place if {@code forward}, the first one behind it if not
 * @param judgedAt when it was judged which rows meet their objective, where the list depends on that; null where not.
 *     The walk keeps to it: else rows would move under it as time passes
 * @param forward whether the page begins at the place and goes towards the end; if not, it ends there
 */
public record Cursor(
        String snapshot,
        String list,
        long place,
        int limit,
        Anchor anchor,
        @Nullable Instant judgedAt,
        boolean forward) {

    /** The same walk going on in another snapshot, at the same row or where it would be. */
    public Cursor movedTo(String snapshot, Selection selection) {
        return new Cursor(
                snapshot,
                list,
                selection.rowsBefore(anchor, forward),
                limit,
                anchor,
                selection.judgedAt(),
                forward);
    }
}
