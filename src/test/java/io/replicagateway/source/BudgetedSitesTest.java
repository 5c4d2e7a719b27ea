package io.replicagateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.simulator.Fault;
import io.replicagateway.source.http.SiteBudget;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.Sites;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sites that may be asked little. */
@QuarkusTest
class BudgetedSitesTest {

    @ParameterizedTest
    @EnumSource
    void waitingForItsTurnIsNotOnARequestsClock(Product product) {
        // Given
        try (Product.Site site = product.start(Clock.systemUTC())) {
            site.failing(Fault.on("eplica", new Fault.Delay(Duration.ofMillis(300))));
            SiteConnection connection =
                    Sites.within(
                            new SiteBudget(1, 6),
                            Sites.within(Duration.ofMillis(700), Sites.at(site.url())));
            ReplicaSource source = site.connect(connection, Clock.systemUTC());
            List<Uni<SiteRead>> reads = Collections.nCopies(4, source.fetchAll());
            // When
            List<SiteRead> read =
                    Uni.join().all(reads).andFailFast().await().atMost(Duration.ofSeconds(60));
            // Then
            assertThat(read).hasSize(4).allSatisfy(one -> assertThat(one.replicas()).hasSize(2));
        }
    }
}
