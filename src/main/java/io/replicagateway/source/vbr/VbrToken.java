package io.replicagateway.source.vbr;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A pair of tokens: one that opens the API for a while, one that can be changed for a new pair, once. */
final class VbrToken {

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

    private final String revision;
    private final String access;
    private final AtomicReference<@Nullable String> refresh;
    private final Instant renewAt;
    private final Instant expiresAt;

    /**
     * @param revision the API revision it was got with
     * @param askedAt when it was asked for, so at the latest when its life began
     */
    VbrToken(
            String revision,
            String access,
            Optional<String> refresh,
            Instant askedAt,
            Duration life) {
        this.revision = revision;
        this.access = access;
        this.refresh = new AtomicReference<>(refresh.orElse(null));
        Duration quarter = life.dividedBy(4);
        this.expiresAt = askedAt.plus(life);
        this.renewAt =
                expiresAt.minus(quarter.compareTo(LONGEST_MARGIN) < 0 ? quarter : LONGEST_MARGIN);
    }

    String revision() {
        return revision;
    }

    /** The value of the {@code Authorization} header. */
    String bearer() {
        return "Bearer " + access;
    }

    /** The refresh token, to the first who asks. */
    Optional<String> takeRefresh() {
        return Optional.ofNullable(refresh.getAndSet(null));
    }

    /** Whether it is so far from its end that a request may begin. */
    boolean isFresh(Instant now) {
        return now.isBefore(renewAt);
    }

    /** Whether the server should still know it. */
    boolean isAlive(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "VbrToken[expiresAt=" + expiresAt + "]";
    }
}
