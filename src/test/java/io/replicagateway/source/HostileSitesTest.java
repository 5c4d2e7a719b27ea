package io.replicagateway.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.FailureKind;
import io.replicagateway.source.http.RawServer;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.Sites;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that answer what no server should. */
@QuarkusTest
class HostileSitesTest {

    private static final Duration PATIENCE = Duration.ofMillis(900);
    private static final String OK = "HTTP/1.1 200 OK";

    private static SourceException failure(Product product, RawServer server) {
        return failure(product, server.url());
    }

    private static SourceException failure(Product product, URI url) {
        return Reading.failureOf(
                product.connect(
                        Sites.bounded(100_000, Sites.within(PATIENCE, Sites.at(url))),
                        Clock.systemUTC()));
    }

    @ParameterizedTest
    @EnumSource
    void anEndlessAnswerIsCutOff(Product product) {
        // Given
        byte[] chunk = ("400\r\n" + "x".repeat(0x400) + "\r\n").getBytes(US_ASCII);
        RawServer.Script endless =
                out -> {
                    out.write((OK + "\r\nTransfer-Encoding: chunked\r\n\r\n").getBytes(US_ASCII));
                    while (true) {
                        out.write(chunk);
                    }
                };
        try (RawServer server = RawServer.answering(endless)) {
            // When
            SourceException failure = failure(product, server);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
            assertThat(failure).hasMessageContaining("answer larger than 100000 bytes");
            assertThat(server.heads()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTricklingAnswerIsTimedOut(Product product) {
        // Given
        RawServer.Script trickle =
                out -> {
                    out.write((OK + "\r\nContent-Length: 90000\r\n\r\n").getBytes(US_ASCII));
                    while (true) {
                        out.write(' ');
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
    void anAnswerThatIsCutFailsAtOnceAndIsNotTakenForAShortOne(Product product) {
        // Given
        RawServer.Script cut =
                out ->
                        out.write(
                                (OK + "\r\nContent-Length: 9000\r\n\r\n{\"data\":[]}")
                                        .getBytes(US_ASCII));
        try (RawServer server = RawServer.answering(cut)) {
            Instant start = Instant.now();
            // When
            SourceException failure =
                    Reading.failureOf(
                            product.connect(
                                    Sites.within(Duration.ofSeconds(20), Sites.at(server.url())),
                                    Clock.systemUTC()));
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChunkedAnswerThatIsCutFails(Product product) {
        // Given
        RawServer.Script cut =
                out ->
                        out.write(
                                (OK
                                                + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                                                + "b\r\n{\"data\":[]}\r\n")
                                        .getBytes(US_ASCII));
        try (RawServer server = RawServer.answering(cut)) {
            // When
            SourceException failure = failure(product, server);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedChunkIsMalformed(Product product) {
        // Given
        RawServer.Script damaged =
                out ->
                        out.write(
                                (OK
                                                + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                                                + "b\r\n{\"data\":[]}\r\nzzz\r\n")
                                        .getBytes(US_ASCII));
        try (RawServer server = RawServer.answering(damaged)) {
            // When
            SourceException failure = failure(product, server);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hugeHeadersAreMalformed(Product product) {
        // Given
        String huge = OK + "\r\nX-Huge: " + "h".repeat(200_000);
        try (RawServer server = RawServer.answering(huge, "{}")) {
            // When
            SourceException failure = failure(product, server);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotHttpIsMalformed(Product product) {
        // Given
        try (RawServer server =
                RawServer.answering(out -> out.write("SSH-2.0-x\r\n\r\n".getBytes(US_ASCII)))) {
            // When
            SourceException failure = failure(product, server);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRedirectIsNotFollowed(Product product) {
        // Given
        try (RawServer other = RawServer.answering(OK, "{}");
                RawServer server =
                        RawServer.answering(
                                "HTTP/1.1 307 Go\r\nLocation: " + other.url() + "/api/", "")) {
            // When
            SourceException failure = failure(product, server);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
            assertThat(failure).hasMessageContaining("307, a redirect");
            assertThat(other.heads()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHtmlPageIsMalformedAndNotQuoted(Product product) {
        // Given
        String page = "<html><body>Please sign in</body></html>";
        try (RawServer server = RawServer.answering(OK + "\r\nX-RestSvcSessionId: t", page)) {
            // When
            SourceException failure = failure(product, server);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
            assertThat(Stream.iterate((Throwable) failure, t -> t != null, Throwable::getCause))
                    .noneMatch(t -> String.valueOf(t.getMessage()).contains("sign in"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyBodyIsMalformed(Product product) {
        // Given
        try (RawServer server = RawServer.answering(OK + "\r\nX-RestSvcSessionId: t", "")) {
            // When
            SourceException failure = failure(product, server);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
        }
    }

    @Test
    void jsonThatNestsTooDeepIsMalformed() {
        // Given
        String deep = "{\"data\":[" + "[".repeat(5000) + "]".repeat(5000) + "]}";
        try (RawServer server = RawServer.answering(OK, deep)) {
            // When
            SourceException failure = failure(Product.VBR, server);
            // Then
            assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSiteThatIsNotThereIsUnreachable(Product product) throws IOException {
        // Given
        URI gone;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        // When
        SourceException failure = failure(product, gone);
        // Then
        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("no connection");
    }

    @ParameterizedTest
    @EnumSource
    void aHostNameThatIsNotKnownIsUnreachable(Product product) {
        // When
        SourceException failure = failure(product, URI.create("http://no-such-site.invalid:9419"));
        // Then
        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource
    void aPathPrefixOfTheUrlIsKept(Product product) {
        // Given
        try (RawServer server = RawServer.answering("HTTP/1.1 418 Teapot", "")) {
            // When
            failure(product, URI.create(server.url() + "/sites/oslo/"));
            // Then
            assertThat(server.heads().get(0)).contains(" /sites/oslo/api/");
        }
    }

    @Test
    void messagesNeverHoldTheAccount() {
        // Given
        SiteConnection connection =
                Sites.as("secret-user", "secret-word", Sites.at(URI.create("http://127.0.0.1:1")));
        // When
        SourceException failure =
                Reading.failureOf(Product.EM.connect(connection, Clock.systemUTC()));
        // Then
        assertThat(failure.getMessage()).doesNotContain("secret");
        assertThat(connection.toString()).doesNotContain("secret");
    }
}
