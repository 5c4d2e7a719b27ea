package io.replicagateway.refresh;

import io.replicagateway.inventory.HeldRead;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.model.RowType;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a whole read is believed that found less than the one before. A site that is being restored, an
 * account that lost a right or a fault of the server look like rows that were deleted; one read alone is no proof.
 *
 * @param mostPercent of each row type so many in a hundred rows may be lost, 0 to 100
 */
record ShrinkGuard(int mostPercent) {

    private static final int ALL = 100;

    /**
     * Whether the rows may replace those that are known: they are not much fewer, or the read that is held found no
     * more than they are.
     *
     * @param held what an earlier read found that was not believed; null if there is none
     */
    boolean believes(SiteRows known, SiteRows found, @Nullable HeldRead held) {
        return !isShrunken(known, found) || held != null && agree(held.rows(), found);
    }

    private boolean agree(SiteRows one, SiteRows other) {
        return !isShrunken(one, other) && !isShrunken(other, one);
    }

    private boolean isShrunken(SiteRows before, SiteRows after) {
        for (RowType type : RowType.values()) {
            long had = before.table(type).size();
            long lost = had - after.table(type).size();
            if (lost * ALL > had * mostPercent) {
                return true;
            }
        }
        return false;
    }
}
