package io.replicagateway.refresh;

import io.replicagateway.inventory.HeldRead;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.SiteFailure;
import io.replicagateway.model.SiteId;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/** Publishes how the refreshes of one site ended, and says so once where it is news. */
final class Outcomes {

    private static final Logger LOG = Logger.getLogger(Outcomes.class);

    /** A site's date tells whole seconds, and an answer takes a while: less than this is no skew. */
    private static final Duration LEAST_SKEW = Duration.ofSeconds(5);

    private final RefreshedSite refreshed;
    private final ShrinkGuard guard;
    private final Inventory inventory;
    private final Clock clock;
    private final RefreshObserver observer;

    Outcomes(RefreshedSite refreshed, Inventory inventory, Clock clock, RefreshObserver observer) {
        this.refreshed = refreshed;
        this.guard = new ShrinkGuard(refreshed.plan().maxShrink());
        this.inventory = inventory;
        this.clock = clock;
        this.observer = observer;
    }

    /** The site as it is published now. */
    SiteState latest() {
        return inventory.latest().find(id()).orElseThrow();
    }

    /** Publishes what a refresh found that began at {@code begun}, or holds it back. */
    void found(Finding finding, Instant begun) {
        SiteState before = latest();
        SiteRows rows =
                finding.read().map(read -> rowsOf(read, before.rows())).orElse(finding.known());
        if (guard.believes(before.rows(), rows, finding.whole() ? before.held() : null)) {
            inventory.update(
                    id(), state -> state.skewed(skew()).read(rows, begun, finding.apiVersion()));
            observer.refreshEnded(id(), RefreshObserver.OK, since(begun));
            tellOfAnswer(before, rows);
        } else {
            var held = new HeldRead(rows, begun, finding.apiVersion());
            inventory.update(id(), state -> state.skewed(skew()).holding(held));
            observer.refreshEnded(id(), RefreshObserver.HELD, since(begun));
            tellOfHeldRead(before, rows);
        }
    }

    private SiteRows rowsOf(SiteRead read, SiteRows before) {
        return before.unlessChanged(
                SiteRows.of(refreshed.site().kind(), read.replicas(), read.restorePoints()));
    }

    private Duration skew() {
        return refreshed
                .source()
                .vitals()
                .clockSkew()
                .filter(skew -> skew.abs().compareTo(LEAST_SKEW) >= 0)
                .map(skew -> skew.truncatedTo(ChronoUnit.SECONDS))
                .orElse(Duration.ZERO);
    }

    private void tellOfAnswer(SiteState before, SiteRows rows) {
        boolean isNews =
                before.failure() != null || before.observedAt() == null || before.held() != null;
        LOG.logf(
                isNews ? Logger.Level.INFO : Logger.Level.DEBUG,
                "site answers site=%s replicas=%d restorePoints=%d",
                id(),
                rows.replicas().size(),
                rows.restorePoints().size());
    }

    private void tellOfHeldRead(SiteState before, SiteRows rows) {
        LOG.logf(
                before.held() == null ? Logger.Level.WARN : Logger.Level.DEBUG,
                "site lost rows site=%s replicas=%d of %d restorePoints=%d of %d advice=\"the rows of"
                        + " before stay until another whole read confirms it, or POST"
                        + " /v1/sites/%s/accept\"",
                id(),
                rows.replicas().size(),
                before.rows().replicas().size(),
                rows.restorePoints().size(),
                before.rows().restorePoints().size(),
                id());
    }

    /** Publishes that a refresh failed that began at {@code begun}. */
    void failed(Throwable thrown, Instant begun) {
        SiteFailure failure = failureOf(thrown);
        SiteState before = latest();
        inventory.update(id(), state -> state.failed(failure));
        observer.refreshEnded(id(), failure.kind().label(), since(begun));
        boolean isNews = before.failure() == null || before.failure().kind() != failure.kind();
        LOG.logf(
                isNews ? Logger.Level.WARN : Logger.Level.DEBUG,
                "site failed site=%s kind=%s message=\"%s\" advice=\"%s\"",
                id(),
                failure.kind().label(),
                failure.message(),
                failure.kind().advice());
    }

    private SiteFailure failureOf(Throwable thrown) {
        SourceException failure =
                thrown instanceof SourceException told
                        ? told
                        : new SourceException(
                                FailureKind.INTERNAL,
                                "a fault of the gateway while reading this site",
                                thrown);
        if (failure.kind() == FailureKind.INTERNAL) {
            LOG.errorf(thrown, "unexpected error site=%s", id());
        }
        return new SiteFailure(
                failure.kind(),
                String.valueOf(failure.getMessage()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private SiteId id() {
        return refreshed.site().id();
    }

    private Duration since(Instant begun) {
        return Duration.between(begun, clock.instant());
    }
}
