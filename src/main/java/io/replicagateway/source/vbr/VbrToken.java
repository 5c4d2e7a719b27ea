package io.replicagateway.source.vbr;

import io.replicagateway.source.http.SessionLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A pair of tokens: one that opens the API for a while, one that can be changed for a new pair, once. */
final class VbrToken {

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

    /** How much longer than the access token a short-term refresh token lives (VBR OpenAPI documents). */
    private static final Duration REFRESH_LIFE = Duration.ofMinutes(15);

    /**
     * The life of a chain that was begun and never seen: 15 minutes are documented for the access token in one place,
     * an hour in another.
     */
    static final Duration LONGEST_LIFE = Duration.ofHours(1).plus(REFRESH_LIFE);

    private final String revision;
    private final String access;
    private final AtomicReference<@Nullable String> refresh;
    private final SessionLedger.Entry entry;
    private final Instant renewAt;
    private final Instant expiresAt;
    private final Duration life;
    private volatile Instant lastsUntil;
    private volatile boolean refreshRefused;

    /**
     * @param revision the API revision it was got with
     * @param entry the chain's place in the ledger
     * @param askedAt when it was asked for, so at the latest when its life began
     */
    VbrToken(
            String revision,
            String access,
            Optional<String> refresh,
            SessionLedger.Entry entry,
            Instant askedAt,
            Duration life) {
        this.revision = revision;
        this.access = access;
        this.refresh = new AtomicReference<>(refresh.orElse(null));
        this.entry = entry;
        this.life = life;
        Duration quarter = life.dividedBy(4);
        this.expiresAt = askedAt.plus(life);
        this.lastsUntil = expiresAt.plus(REFRESH_LIFE);
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

    SessionLedger.Entry entry() {
        return entry;
    }

    /** When the server has dropped the chain at the latest, if nobody goes on with it. */
    Instant lastsUntil() {
        return lastsUntil;
    }

    /** Notes that the refresh token is about to be sent: the chain may live longer from now on, without this token. */
    void renewing(Instant now) {
        lastsUntil = now.plus(life).plus(REFRESH_LIFE);
    }

    /** Notes that the server does not take the refresh token. */
    void refuseRefresh() {
        refreshRefused = true;
    }

    /** Whether the chain can't be gone on with by the server's own word. */
    boolean isRefreshRefused() {
        return refreshRefused;
    }

    /** Takes a refresh token back that was never sent. */
    void putBack(String refreshToken) {
        refresh.set(refreshToken);
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
