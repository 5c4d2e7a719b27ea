package io.replicagateway.source;

import io.replicagateway.model.FailureKind;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The only failure that leaves a source: why a site could not be read, in words that may be shown to any caller. The
 * message holds a status code and a path at most; never a secret, never what the site sent.
 */
public final class SourceException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final @Nullable Duration retryAfter;

    public SourceException(FailureKind kind, String message) {
        this(kind, message, null, null);
    }

    public SourceException(FailureKind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, null);
    }

    /**
     * @param retryAfter how long the site asked to be left alone, null if it did not
     */
    public SourceException(
            FailureKind kind,
            String message,
            @Nullable Throwable cause,
            @Nullable Duration retryAfter) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public FailureKind kind() {
        return kind;
    }

    /** How long the site asked to be left alone; empty if it did not. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
