package io.replicagateway.source.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * How far a site's clock is ahead, by the {@code Date} of its answers (RFC 9110, section 6.6.1). Each answer bounds it:
 * at some moment between the request and the answer the site's clock stood within the second that it tells. The bounds
 * of many answers together are narrower than a second, and a slow answer's wide bounds do no harm.
 */
final class ClockOffset {

    private static final int KEPT = 32;
    private static final Duration RESOLUTION = Duration.ofSeconds(1);

    /** The site's clock is ahead by at least and at most that much. */
    private record Bounds(Duration least, Duration most) {

        Optional<Bounds> within(Bounds other) {
            Duration higher = least.compareTo(other.least) > 0 ? least : other.least;
            Duration lower = most.compareTo(other.most) < 0 ? most : other.most;
            return higher.compareTo(lower) > 0
                    ? Optional.empty()
                    : Optional.of(new Bounds(higher, lower));
        }

        Duration middle() {
            return least.plus(most).dividedBy(2);
        }
    }

    private final Clock clock;
    private final Deque<Bounds> newestFirst = new ArrayDeque<>();
    private volatile Optional<Duration> current = Optional.empty();

    ClockOffset(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes an answer that has come just now.
     *
     * @param date the value of its header
     * @param askedAt when the request was sent, by the gateway's clock
     */
    void note(String date, Instant askedAt) {
        Instant answeredAt = clock.instant();
        if (answeredAt.isBefore(askedAt)) {
            return;
        }
        try {
            Instant told = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip()));
            add(
                    new Bounds(
                            Duration.between(answeredAt, told),
                            Duration.between(askedAt, told.plus(RESOLUTION))));
        } catch (DateTimeException | ArithmeticException noDate) {
            // Then this answer tells nothing.
        }
    }

    private synchronized void add(Bounds bounds) {
        newestFirst.addFirst(bounds);
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
        current = Optional.of(byNewest().middle());
    }

    /** By the newest answers that agree with one another; empty before the first. */
    Optional<Duration> current() {
        return current;
    }

    /** What the newest answers leave that agree with one another. */
    private Bounds byNewest() {
        Iterator<Bounds> each = newestFirst.iterator();
        Bounds known = each.next();
        while (each.hasNext()) {
            Optional<Bounds> narrower = known.within(each.next());
            if (narrower.isEmpty()) {
                // One of the clocks was set since.
                break;
            }
            known = narrower.get();
        }
        return known;
    }
}
