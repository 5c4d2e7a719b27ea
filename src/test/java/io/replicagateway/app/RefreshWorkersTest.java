package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.RefreshObserver;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits for a thread is done in the order in which refreshes began, and what is whole comes before all of it. */
class RefreshWorkersTest {

    private static final SiteId OSLO = new SiteId("oslo");
    private static final SiteId PARIS = new SiteId("paris");

    private final RefreshWorkers workers = new RefreshWorkers(1, () -> false);
    private final RefreshObserver observer =
            workers.around((site, outcome, took) -> this.outcomes.add(site + " " + outcome));
    private final List<String> outcomes = new CopyOnWriteArrayList<>();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Map<SiteId, UniEmitter<? super Void>> refreshes = new HashMap<>();
    private final CountDownLatch free = new CountDownLatch(1);

    @BeforeEach
    void keepTheThreadBusy() throws Exception {
        var busy = new CountDownLatch(1);
        workers.execute(
                () -> {
                    busy.countDown();
                    awaitUninterrupted(free);
                });
        assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void end() {
        free.countDown();
        workers.end();
    }

    @Test
    void answersOfTheRefreshThatBeganFirstAreParsedFirst() throws Exception {
        // Given
        begin(OSLO);
        begin(PARIS);
        // When
        workers.of(PARIS).execute(() -> done.add("paris 1"));
        workers.of(OSLO).execute(() -> done.add("oslo 1"));
        workers.of(PARIS).execute(() -> done.add("paris 2"));
        workers.execute(() -> done.add("columns"));
        workers.of(OSLO).execute(() -> done.add("oslo 2"));
        // Then
        assertThat(all(5)).containsExactly("columns", "oslo 1", "oslo 2", "paris 1", "paris 2");
    }

    @Test
    void aSiteThatBeginsAnewStandsBehindThoseThatWait() throws Exception {
        // Given
        begin(OSLO);
        begin(PARIS);
        refreshes.get(OSLO).complete(null);
        begin(OSLO);
        // When
        workers.of(OSLO).execute(() -> done.add("oslo"));
        workers.of(PARIS).execute(() -> done.add("paris"));
        // Then
        assertThat(all(2)).containsExactly("paris", "oslo");
    }

    @Test
    void anObserverIsToldAsBefore() {
        // When
        observer.refreshEnded(OSLO, RefreshObserver.OK, Duration.ofSeconds(1));
        // Then
        assertThat(outcomes).containsExactly("oslo ok");
    }

    private void begin(SiteId site) {
        Uni<Void> refresh = Uni.createFrom().emitter(ended -> refreshes.put(site, ended));
        observer.watched(site, () -> refresh).subscribe().with(ended -> {});
    }

    /** All that was done, once it is so much. */
    private List<String> all(int count) throws InterruptedException {
        var last = new CountDownLatch(1);
        begin(new SiteId("last"));
        workers.of(new SiteId("last")).execute(last::countDown);
        free.countDown();
        assertThat(last.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(done).hasSize(count);
        return done;
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
