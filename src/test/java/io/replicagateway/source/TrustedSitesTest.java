package io.replicagateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.SiteCertificate;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SelfSigned;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.SiteTrust;
import io.replicagateway.source.http.Sites;
import io.replicagateway.source.vbr.VbrSources;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
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
        return FakeVbr.startOverTls(
                SimulatedInventory.seeded(1, SeedSpec.vbr(NOW).sized(2, 3)),
                new SelfSigned(certificate, store(certificate)).context());
    }

    private static Path store(String certificate) {
        return Path.of(
                ConfigProvider.getConfig()
                        .getValue(
                                "quarkus.tls." + certificate + ".trust-store.p12.path",
                                String.class));
    }

    private String fingerprint(String certificate) throws Exception {
        KeyStore store = buckets.get(certificate).orElseThrow().getTrustStore();
        byte[] der = store.getCertificate(certificate).getEncoded();
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    }

    private ReplicaSource pinnedTo(String fingerprint, FakeVbr server) {
        return connect(
                Sites.trusting(SiteTrust.byFingerprint(fingerprint), Sites.at(server.url())));
    }

    private SiteConnection trusting(String bucket, FakeVbr server) {
        return Sites.trusting(
                SiteTrust.byBucket(buckets.get(bucket).orElseThrow()), Sites.at(server.url()));
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
            assertThat(failure)
                    .hasMessageContaining("certificate is not trusted")
                    .hasMessageContaining(fingerprint(SelfSignedCertificates.RIGHT))
                    .hasMessageContaining("gateway.sites.\"oslo\".certificate-fingerprint")
                    .hasMessageContaining(".tls");
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
            assertThat(failure).hasMessageContaining("for another host");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aPinnedCertificateIsAcceptedWhateverItsHostAndSigner() throws Exception {
        // Given
        try (FakeVbr server = serverWith(SelfSignedCertificates.OTHER_HOST)) {
            String fingerprint = fingerprint(SelfSignedCertificates.OTHER_HOST);
            ReplicaSource source = pinnedTo(fingerprint, server);
            // When
            SiteRead read = Reading.all(source);
            // Then
            assertThat(read.restorePoints()).hasSameSizeAs(inventory.points());
            SiteCertificate shown = source.vitals().certificate().orElseThrow();
            assertThat(shown.fingerprint()).isEqualTo(fingerprint);
            assertThat(shown.subject()).contains("CN=" + SelfSignedCertificates.OTHER_HOST);
            assertThat(Duration.between(Instant.now(), shown.expiresAt()))
                    .isBetween(Duration.ofHours(1), Duration.ofDays(2));
        }
    }

    @Test
    void anotherCertificateThanThePinnedOneIsRefusedAndTheMessageSaysWhichItWas() throws Exception {
        // Given
        try (FakeVbr server = serverWith(SelfSignedCertificates.RIGHT)) {
            ReplicaSource source = pinnedTo(fingerprint(SelfSignedCertificates.RENEWED), server);
            // When
            SourceException failure = Reading.failureOf(source);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure)
                    .hasMessageContaining("not the pinned one")
                    .hasMessageContaining(fingerprint(SelfSignedCertificates.RIGHT))
                    .hasMessageContaining("gateway.sites.\"oslo\".certificate-fingerprint");
            assertThat(server.requests()).isEmpty();
            assertThat(source.vitals().certificate()).isEmpty();
        }
    }

    @Test
    void anyCertificateIsAcceptedWhereThatIsSaid() throws Exception {
        // Given
        try (FakeVbr server = serverWith(SelfSignedCertificates.OTHER_HOST)) {
            // When
            SiteRead read =
                    Reading.all(
                            connect(
                                    Sites.trusting(
                                            SiteTrust.ofAnything(), Sites.at(server.url()))));
            // Then
            assertThat(read.restorePoints()).hasSameSizeAs(inventory.points());
        }
    }

    @Test
    void aTrustStoreThatIsReplacedHoldsForTheNextConnection() throws Exception {
        // Given
        try (FakeVbr server = serverWith(SelfSignedCertificates.RENEWED)) {
            ReplicaSource source = connect(trusting(SelfSignedCertificates.CHANGING, server));
            SourceException before = Reading.failureOf(source);
            Files.copy(
                    store(SelfSignedCertificates.RENEWED),
                    store(SelfSignedCertificates.CHANGING),
                    StandardCopyOption.REPLACE_EXISTING);
            // When
            // What the registry does each reload-period.
            buckets.get(SelfSignedCertificates.CHANGING).orElseThrow().reload();
            SiteRead read = Reading.all(source);
            // Then
            assertThat(before).hasMessageContaining("not trusted");
            assertThat(read.restorePoints()).hasSameSizeAs(inventory.points());
        }
    }

    @Test
    void overPlainHttpThereIsNoCertificate() {
        // Given
        try (FakeVbr server = FakeVbr.start(inventory)) {
            ReplicaSource source = connect(Sites.at(server.url()));
            // When
            Reading.all(source);
            // Then
            assertThat(source.vitals().certificate()).isEmpty();
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
