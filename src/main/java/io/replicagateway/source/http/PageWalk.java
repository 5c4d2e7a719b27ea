package io.replicagateway.source.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * Decides which page to ask for next until a list is known as a whole; knows nothing of HTTP. Not thread-safe: one
 * walk belongs to one read, which asks for one page at a time.
 *
 * @param <A> what is asked for
 * @param <P> what is answered
 * @param <T> a row
 */
public interface PageWalk<A, P, T> {

    /** Whether the list is known as a whole. */
    boolean isDone();

    /** The page to ask for now. */
    A next();

    /**
     * Takes the page that {@link #next} asked for.
     *
     * @throws io.replicagateway.source.SourceException if the pages cannot add up to a whole list
     */
    void take(P page);

    /** Every row, once. */
    List<T> rows();

    /** Asks for one page after the other until the walk is done. */
    static <A, P, T> Uni<List<T>> through(PageWalk<A, P, T> walk, Function<A, Uni<P>> fetch) {
        return Multi.createBy()
                .repeating()
                .uni(() -> fetch.apply(walk.next()).invoke(walk::take))
                .whilst(page -> !walk.isDone())
                .collect()
                .last()
                .map(page -> walk.rows());
    }
}
