package io.replicagateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.FailureKind;
import io.replicagateway.simulator.Fault;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.Sites;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether a site answers at all is found out by one request, and without a session. */
@QuarkusTest
class ProbeTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @ParameterizedTest
    @EnumSource
    void itTakesOneRequestAndNoSession(Product product) {
        try (Product.Site site = product.start(CLOCK)) {
            // Given
            ReplicaSource source = site.connect(Sites.at(site.url()), CLOCK);
            // When
            Reading.result(source.probe());
            // Then
            assertThat(site.requests()).hasSize(1);
            assertThat(site.logOnRequests()).isEmpty();
            assertThat(source.openSessions()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSiteThatAnswersWithARefusalAnswers(Product product) {
        try (Product.Site site = product.start(CLOCK)) {
            // Given
            ReplicaSource source = site.connect(Sites.at(site.url()), CLOCK);
            site.failing(new Fault.Status(401));
            // When // Then
            Reading.result(source.probe());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSiteInTroubleIsAskedOnce(Product product) {
        try (Product.Site site = product.start(CLOCK)) {
            // Given
            ReplicaSource source = site.connect(Sites.at(site.url()), CLOCK);
            site.failing(new Fault.Status(503));
            // When
            SourceException failure = Reading.failureOf(source.probe());
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(site.requests()).hasSize(1);
        }
    }

    @Test
    void aSiteWithBackupServersOfItsOwnHasNothingToCollect() {
        try (Product.Site site = Product.VBR.start(CLOCK)) {
            // Given
            ReplicaSource source = site.connect(Sites.at(site.url()), CLOCK);
            // When
            Reading.result(source.collect());
            // Then
            assertThat(site.requests()).isEmpty();
        }
    }
}
