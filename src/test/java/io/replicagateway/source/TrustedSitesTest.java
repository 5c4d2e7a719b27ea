package io.replicagateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.replicagateway.model.FailureKind;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.Sites;
import io.replicagateway.source.vbr.VbrSources;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Sites whose certificate no public authority has signed. */
@QuarkusTest
@WithTestResource(SelfSignedCertificates.class)
class TrustedSitesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final SimulatedInventory inventory =
            SimulatedInventory.seeded(1, SeedSpec.vbr(NOW).sized(2, 3));
    private final List<String> operations = new CopyOnWriteArrayList<>();

    @Inject TlsConfigurationRegistry buckets;

    private static FakeVbr serverWith(String certificate) throws Exception {
        String store =
                ConfigProvider.getConfig()
                        .getValue(
                                "quarkus.tls." + certificate + ".trust-store.p12.path",
                                String.class);
        return FakeVbr.startOverTls(
                SimulatedInventory.seeded(1, SeedSpec.vbr(NOW).sized(2, 3)),
                SelfSignedCertificates.server(Path.of(store)));
    }

    private SiteConnection trusting(String bucket, FakeVbr server) {
        return Sites.trusting(buckets.get(bucket).orElseThrow(), Sites.at(server.url()));
    }

    private ReplicaSource connect(SiteConnection connection) {
        return VbrSources.connect(
                Sites.within(Duration.ofSeconds(10), connection),
                Optional.empty(),
                Clock.systemUTC(),
                (site, operation, outcome, took) -> operations.add(operation + " " + outcome));
    }

    @Test
    void aCertificateThatABucketTrustsIsAccepted() throws Exception {
        // Given
        try (FakeVbr server = serverWith(SelfSignedCertificates.RIGHT)) {
            // When
            SiteRead read = Reading.all(connect(trusting(SelfSignedCertificates.RIGHT, server)));
            // Then
            assertThat(server.url().getScheme()).isEqualTo("https");
            assertThat(read.restorePoints()).hasSameSizeAs(inventory.points());
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefusedOnceAndTheMessageSaysWhatToSet() throws Exception {
        // Given
        try (FakeVbr server = serverWith(SelfSignedCertificates.RIGHT)) {
            // When
            SourceException failure = Reading.failureOf(connect(Sites.at(server.url())));
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("not trusted").hasMessageContaining("tls");
            assertThat(operations).containsExactly("server-time unreachable");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() throws Exception {
        // Given
        try (FakeVbr server = serverWith(SelfSignedCertificates.OTHER_HOST)) {
            // When
            SourceException failure =
                    Reading.failureOf(connect(trusting(SelfSignedCertificates.OTHER_HOST, server)));
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aPortThatDoesNotSpeakTlsIsUnreachable() {
        // Given
        try (FakeVbr server = FakeVbr.start(inventory)) {
            URI url = URI.create("https://127.0.0.1:" + server.url().getPort());
            // When
            SourceException failure = Reading.failureOf(connect(Sites.at(url)));
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        }
    }
}
