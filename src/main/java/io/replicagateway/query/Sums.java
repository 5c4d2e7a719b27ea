package io.replicagateway.query;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What rows add up to.
 *
 * @param oldest when the oldest of these restore points was made; where none are counted, of those that the replicas
 *     have. Null if there is none. Of several equal moments it is the one that is written with the most digits
 * @param latest the same of the newest
 */
public record Sums(
        RpoCounts replicas,
        long restorePoints,
        @Nullable Timestamp oldest,
        @Nullable Timestamp latest) {

    /** Of no rows. */
    static final Sums NONE = new Sums(RpoCounts.NONE, 0, null, null);

    private static final Comparator<Timestamp> OLDEST_FIRST =
            comparing(Timestamp::instant).thenComparing(Timestamp::digits, reverseOrder());

    private static final Comparator<Timestamp> LATEST_FIRST =
            comparing(Timestamp::instant, Comparator.<Instant>reverseOrder())
                    .thenComparing(Timestamp::digits, reverseOrder());

    static Sums ofRestorePoints(Part part) {
        return new Sums(RpoCounts.NONE, part.rows(), part.oldest(), part.latest());
    }

    static Sums ofReplicas(Part part, RpoStatus status) {
        return new Sums(RpoCounts.of(status, part.rows()), 0, part.oldest(), part.latest());
    }

    Sums withoutMoments() {
        return new Sums(replicas, restorePoints, null, null);
    }

    Sums plus(Sums others) {
        return new Sums(
                replicas.plus(others.replicas),
                restorePoints + others.restorePoints,
                first(oldest, others.oldest, OLDEST_FIRST),
                first(latest, others.latest, LATEST_FIRST));
    }

    private static @Nullable Timestamp first(
            @Nullable Timestamp left, @Nullable Timestamp right, Comparator<Timestamp> order) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return order.compare(left, right) <= 0 ? left : right;
    }
}
