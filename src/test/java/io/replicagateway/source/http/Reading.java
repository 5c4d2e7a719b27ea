package io.replicagateway.source.http;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.SourceException;
import java.time.Duration;

/** Waits for sources, as only tests may. */
public final class Reading {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Reading() {}

    public static SiteRead all(ReplicaSource source) {
        return source.fetchAll().await().atMost(LONGEST);
    }

    /** The failure; fails itself if there is none or it is of another type. */
    public static SourceException failureOf(ReplicaSource source) {
        SourceException failure = catchThrowableOfType(SourceException.class, () -> all(source));
        if (failure == null) {
            throw new AssertionError("the read did not fail");
        }
        return failure;
    }

    public static void close(ReplicaSource source) {
        source.close().await().atMost(LONGEST);
    }
}
