package io.replicagateway.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.simulator.SelfSigned;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that is sent from a file arrives as it would without, and the file ends when nobody needs it any more. */
class FileSwapTest {

    private static final byte[] LONG = text(300_000);
    private static final byte[] SHORT = text(PageFiles.SHORTEST_BODY - 1);
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: gateway\r\n\r\n";
    private static final String OLD_REQUEST =
            "GET / HTTP/1.0\r\nHost: gateway\r\nConnection: keep-alive\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();

    @TempDir private Path directory;

    @AfterEach
    void end() throws Exception {
        result(vertx.close());
    }

    @Test
    void whatArrivesIsTheSameByteForByteAlsoWhenSeveralRequestsAreUnderWay() throws Exception {
        // Given
        var page = new Page(LONG, Optional.of(directory));
        String expected = answers(new Page(LONG, Optional.empty()), REQUEST.repeat(5));
        // When
        String answers = answers(page, REQUEST.repeat(5));
        // Then
        assertThat(answers).isEqualTo(expected).endsWith(new String(LONG, ISO_8859_1));
        assertThat(page.files.used()).isGreaterThan(LONG.length);
        assertThat(filesIn(directory)).isZero();
        page.hot.end();
        assertThat(page.files.used()).isZero();
    }

    @Test
    void anAnswerWithAnotherHeadDoesNotComeFromTheFile() throws Exception {
        // Given
        var page = new Page(LONG, Optional.of(directory));
        String mixed = REQUEST + OLD_REQUEST + REQUEST;
        // When
        String answers = answers(page, mixed);
        // Then
        assertThat(answers)
                .contains("HTTP/1.0 200 OK")
                .isEqualTo(answers(new Page(LONG, Optional.empty()), mixed));
        assertThat(page.files.used()).isGreaterThan(LONG.length);
    }

    @Test
    void aPageThatNeedsNoFileOrFindsNoRoomIsSentWithout() throws Exception {
        // Given
        var shortOne = new Page(SHORT, Optional.of(directory));
        var withoutRoom = new Page(LONG, directory, 1000);
        var withoutDirectory = new Page(LONG, Optional.of(directory.resolve("missing")));
        // When
        String shortAnswer = answers(shortOne, REQUEST);
        String longAnswer = answers(withoutRoom, REQUEST);
        // Then
        assertThat(shortAnswer).endsWith(new String(SHORT, ISO_8859_1));
        assertThat(longAnswer).endsWith(new String(LONG, ISO_8859_1));
        assertThat(answers(withoutDirectory, REQUEST)).isEqualTo(longAnswer);
        for (Page page : new Page[] {shortOne, withoutRoom, withoutDirectory}) {
            assertThat(page.files.used()).isZero();
        }
    }

    @Test
    void aSlowReaderGetsAllOfAPageThatEndsMeanwhile() throws Exception {
        // Given
        byte[] body = text(PageFiles.LONGEST_BODY);
        var page = new Page(body, Optional.of(directory));
        int answers = 20;
        try (var reader = new Socket(InetAddress.getLoopbackAddress(), page.listen())) {
            reader.getOutputStream().write(REQUEST.repeat(answers).getBytes(ISO_8859_1));
            byte[] first = reader.getInputStream().readNBytes(100);
            // When
            page.hot.end();
            byte[] rest = reader.getInputStream().readNBytes(answers * (body.length + 100) / 2);
            // Then
            assertThat(new String(first, ISO_8859_1)).startsWith("HTTP/1.1 200 OK");
            assertThat(rest).hasSize(answers * (body.length + 100) / 2);
        }
        result(vertx.close());
        assertThat(page.files.used()).isZero();
        assertThat(page.memory.used()).isZero();
    }

    @Test
    void aReaderThatGoesAwayLeavesNothingBehind() throws Exception {
        // Given
        var page = new Page(text(PageFiles.LONGEST_BODY), Optional.of(directory));
        int port = page.listen();
        for (int reader = 0; reader < 10; reader++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(REQUEST.repeat(20).getBytes(ISO_8859_1));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
        }
        // When
        page.hot.end();
        result(vertx.close());
        // Then
        assertThat(page.files.used()).isZero();
        assertThat(page.memory.used()).isZero();
    }

    @Test
    void connectionsThatChangeTheBytesHaveNoFile() throws Exception {
        // Given
        var page = new Page(LONG, Optional.of(directory));
        SelfSigned certificate = SelfSigned.make(directory, "page", "ip:127.0.0.1");
        PfxOptions store =
                new PfxOptions()
                        .setPath(certificate.store().toString())
                        .setPassword(SelfSigned.PASSWORD);
        var tls = new HttpServerOptions().setSsl(true).setKeyCertOptions(store);
        var http2 =
                new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false);
        HttpClient.Builder trusting = HttpClient.newBuilder().sslContext(certificate.context());
        // When
        HttpResponse<byte[]> overTls =
                get(trusting.version(Version.HTTP_1_1), "https", page.listen(tls));
        Buffer overHttp2 = result(new EventLoopClient(vertx, http2).body(page.listen(), "/"));
        // Then
        assertThat(overTls.body()).isEqualTo(LONG);
        assertThat(overHttp2.getBytes()).isEqualTo(LONG);
        assertThat(page.files.used()).isZero();
    }

    /** One page, and the server that answers with it. */
    private final class Page {

        private final OffHeap memory = new OffHeap(8L << 20);
        private final PageFiles files;
        private final EncodedPage encoded;
        private final HotPage hot;

        private Page(byte[] body, Optional<Path> directory) {
            this(body, new PageFiles(directory, 8L << 20));
        }

        private Page(byte[] body, Path directory, long room) {
            this(body, new PageFiles(Optional.of(directory), room));
        }

        private Page(byte[] body, PageFiles files) {
            this.files = files;
            this.encoded = EncodedPage.of(body, true, Optional.empty());
            this.hot = new HotPage(encoded, new HotMemory(memory, files));
        }

        private int listen() throws Exception {
            return listen(new HttpServerOptions());
        }

        private int listen(HttpServerOptions options) throws Exception {
            return result(
                            vertx.createHttpServer(options)
                                    .requestHandler(this::answer)
                                    .listen(0, "127.0.0.1"))
                    .actualPort();
        }

        private void answer(HttpServerRequest request) {
            encoded.plain().addHeaders(request.response().headers());
            hot.answer(request, encoded.plain());
        }
    }

    /** What a connection brings that sends these requests and then nothing more. */
    private static String answers(Page page, String requests) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), page.listen())) {
            String last = "GET / HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write((requests + last).getBytes(ISO_8859_1));
            InputStream answers = socket.getInputStream();
            return new String(answers.readAllBytes(), ISO_8859_1);
        }
    }

    private static HttpResponse<byte[]> get(HttpClient.Builder client, String scheme, int port)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + port)).build();
        return client.build().send(request, BodyHandlers.ofByteArray());
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static long filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    /** So many letters that do not repeat themselves. */
    private static byte[] text(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        for (int place = 0; place < length; place++) {
            bytes[place] = (byte) ('a' + (bytes[place] & 15));
        }
        return bytes;
    }
}
