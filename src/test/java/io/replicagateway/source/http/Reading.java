package io.replicagateway.source.http;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Waits for sources, as only tests may. */
public final class Reading {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Reading() {}

    public static SiteRead all(ReplicaSource source) {
        return source.fetchAll().await().atMost(LONGEST);
    }

    /** What a source comes to. */
    public static <T> T result(Uni<T> asked) {
        return asked.await().atMost(LONGEST);
    }

    /** The failure; fails itself if there is none or it is of another type. */
    public static SourceException failureOf(ReplicaSource source) {
        return failureOf(source.fetchAll());
    }

    /** The failure; fails itself if there is none or it is of another type. */
    public static SourceException failureOf(Uni<?> asked) {
        SourceException failure = catchThrowableOfType(SourceException.class, () -> result(asked));
        if (failure == null) {
            throw new AssertionError("it did not fail");
        }
        return failure;
    }

    public static void close(ReplicaSource source) {
        source.close().await().atMost(LONGEST);
    }
}
