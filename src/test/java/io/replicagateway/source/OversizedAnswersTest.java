package io.replicagateway.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.FailureKind;
import io.replicagateway.simulator.Fault;
import io.replicagateway.source.http.RawServer;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.Sites;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that send too much or too slowly, or send the gateway elsewhere. */
@QuarkusTest
class OversizedAnswersTest {

    private static final Duration PATIENCE = Duration.ofMillis(900);
    private static final String OK = "HTTP/1.1 200 OK";

    private static SourceException failure(Product product, RawServer server) {
        return Reading.failureOf(
                product.connect(
                        Sites.bounded(100_000, Sites.within(PATIENCE, Sites.at(server.url()))),
                        Clock.systemUTC()));
    }

    @ParameterizedTest
    @EnumSource
    void aMegabyteOfHeadersIsMalformed(Product product) {
        // Given
        RawServer.Script headers =
                out -> {
                    out.write((OK + "\r\n").getBytes(US_ASCII));
                    for (int i = 0; i < 20_000; i++) {
                        out.write(
                                ("X-Header-" + i + ": " + "h".repeat(40) + "\r\n")
                                        .getBytes(US_ASCII));
                    }
                    out.write("Content-Length: 2\r\n\r\n{}".getBytes(US_ASCII));
                };
        try (RawServer server = RawServer.answering(headers)) {
            // When
            SourceException failure = failure(product, server);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void headersThatTrickleAreTimedOut(Product product) {
        // Given
        RawServer.Script trickle =
                out -> {
                    out.write((OK + "\r\nX-Slow: ").getBytes(US_ASCII));
                    while (true) {
                        out.write('h');
                        out.flush();
                        java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                    }
                };
        try (RawServer server = RawServer.answering(trickle)) {
            // When
            SourceException failure = failure(product, server);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.TIMED_OUT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGigabyteThatIsAnnouncedIsRefusedBeforeItComes(Product product) {
        // Given
        AtomicLong written = new AtomicLong();
        byte[] block = new byte[0x10000];
        RawServer.Script large =
                out -> {
                    out.write((OK + "\r\nContent-Length: 1073741824\r\n\r\n").getBytes(US_ASCII));
                    while (written.addAndGet(block.length) < 1 << 30) {
                        out.write(block);
                    }
                };
        try (RawServer server = RawServer.answering(large)) {
            // When
            SourceException failure = failure(product, server);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
            assertThat(failure).hasMessageContaining("answer larger than 100000 bytes");
            assertThat(written).hasValueLessThan(50_000_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void compressionIsNotAskedForAndABombIsNotUnpacked(Product product) throws IOException {
        // Given
        byte[] bomb = compressed(50_000_000);
        RawServer.Script unasked =
                out -> {
                    out.write(
                            (OK
                                            + "\r\nX-RestSvcSessionId: t\r\nContent-Encoding: gzip"
                                            + "\r\nConnection: close\r\nContent-Length: "
                                            + bomb.length
                                            + "\r\n\r\n")
                                    .getBytes(US_ASCII));
                    out.write(bomb);
                };
        try (RawServer server = RawServer.answering(unasked)) {
            // When
            SourceException failure = failure(product, server);
            // Then
            assertThat(bomb).hasSizeLessThan(100_000);
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
            assertThat(server.heads())
                    .allSatisfy(
                            head ->
                                    assertThat(head.toLowerCase(Locale.ROOT))
                                            .doesNotContain("accept-encoding"));
        }
    }

    private static byte[] compressed(int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[zeros]);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "VBR, 301",
        "VBR, 302",
        "VBR, 303",
        "VBR, 308",
        "EM, 301",
        "EM, 302",
        "EM, 303",
        "EM, 308"
    })
    void noRedirectIsFollowedByALogOn(Product product, int status) throws IOException {
        // Given
        try (RawServer other = RawServer.answering(OK, "{}");
                Product.Site site = product.start(Clock.systemUTC())) {
            site.failing(
                    Fault.on(
                            site.logOnPath(),
                            new Fault.Redirect(status, other.url() + "/api/elsewhere")));
            // When
            SourceException failure =
                    Reading.failureOf(site.connect(Sites.at(site.url()), Clock.systemUTC()));
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
            assertThat(failure).hasMessageContaining("a redirect");
            assertThat(other.heads()).isEmpty();
        }
    }
}
