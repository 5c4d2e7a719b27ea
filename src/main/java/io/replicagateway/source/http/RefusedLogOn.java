package io.replicagateway.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.replicagateway.source.SourceException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that a site refused a log-on: with the same password the next is tried after 30 seconds, then after twice
 * as long each time, up to 15 minutes; with another password at once. Not thread-safe.
 */
final class RefusedLogOn {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private @Nullable SourceException failure;
    private byte[] passwordDigest = {};
    private Instant at = Instant.EPOCH;
    private Duration pause = Duration.ZERO;

    void note(SourceException refusal, String password, Instant now) {
        pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            pause = LONGEST_PAUSE;
        }
        failure = refusal;
        passwordDigest = digest(password);
        at = now;
    }

    void forget() {
        failure = null;
        pause = Duration.ZERO;
    }

    /**
     * @throws SourceException like the refusal, if it is too early to try again; without a time to wait, since whoever
     *     waited that long would not notice another password
     */
    void requireOver(String password, Instant now) {
        if (failure == null) {
            return;
        }
        if (!MessageDigest.isEqual(passwordDigest, digest(password))) {
            forget();
        } else if (!now.isBefore(at) && now.isBefore(at.plus(pause))) {
            throw new SourceException(
                    failure.kind(), String.valueOf(failure.getMessage()), failure);
        }
    }

    private static byte[] digest(String password) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(password.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
