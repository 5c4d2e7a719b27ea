package io.replicagateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A delivery goes no faster than its reader, holds no thread for it, and never looks whole if it is not. */
class DeliveryTest {

    private static final int CHUNK = 64 * 1024;

    /** As many as a million rows have. */
    private static final int MANY = 8_000;

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final String END_OF_BODY = "\r\n0\r\n\r\n";

    /** Chunks of one letter each, of the alphabet in turn. */
    private static final class Letters implements Chunks {

        private final int chunks;
        private final boolean breaksOff;
        private final Duration stallTimeout;
        private final AtomicInteger made = new AtomicInteger();
        private final CompletableFuture<Void> closed = new CompletableFuture<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final CompletableFuture<Void> connectionGone = new CompletableFuture<>();

        /**
         * @param breaksOff whether the chunk after the last one cannot be made
         */
        Letters(int chunks, boolean breaksOff, Duration stallTimeout) {
            this.chunks = chunks;
            this.breaksOff = breaksOff;
            this.stallTimeout = stallTimeout;
        }

        @Override
        public byte[] next() {
            int number = made.getAndIncrement();
            if (breaksOff && number == chunks) {
                throw new IllegalStateException("no letter after " + number);
            }
            return number == chunks ? new byte[0] : chunk(number);
        }

        @Override
        public void close() {
            closed.complete(null);
        }

        Throwable failure() throws Exception {
            return ended.handle((done, failure) -> failure).get(30, TimeUnit.SECONDS);
        }
    }

    private static byte[] chunk(int number) {
        byte[] chunk = new byte[CHUNK];
        Arrays.fill(chunk, (byte) ('a' + number % 26));
        return chunk;
    }

    private final Map<String, Letters> letters = new ConcurrentHashMap<>();
    private final ExecutorService onlyWorker = Executors.newSingleThreadExecutor();
    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void serve() throws Exception {
        port =
                await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"))
                        .actualPort();
    }

    private void answer(HttpServerRequest request) {
        Letters chunks = letters.get(request.path());
        if (chunks == null) {
            request.response().end("here");
            return;
        }
        request.connection().closeHandler(chunks.connectionGone::complete);
        new Delivery(chunks, request, onlyWorker, chunks.stallTimeout)
                .toTheEnd()
                .subscribe()
                .with(chunks.ended::complete, chunks.ended::completeExceptionally);
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
        onlyWorker.shutdownNow();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Letters letters(String path, int chunks, Duration stallTimeout) {
        var source = new Letters(chunks, false, stallTimeout);
        letters.put(path, source);
        return source;
    }

    /** A reader that has asked and not read anything; its window is small. */
    private Socket reader(String path) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(
                        ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String whole(String path) throws Exception {
        var client = new EventLoopClient(vertx, new HttpClientOptions());
        return await(client.body(port, path)).toString();
    }

    @Test
    void aReaderGetsEveryByteInOrder() throws Exception {
        // Given
        Letters source = letters("/letters", 100, LONG);
        var sent = new ByteArrayOutputStream();
        for (int number = 0; number < 100; number++) {
            sent.write(chunk(number));
        }
        // When
        String body = whole("/letters");
        // Then
        assertThat(body).isEqualTo(sent.toString(StandardCharsets.US_ASCII));
        assertThat(source.failure()).isNull();
        assertThat(source.closed).isCompleted();
    }

    @Test
    void noChunksAreAnEmptyAnswer() throws Exception {
        // Given
        Letters source = letters("/none", 0, LONG);
        // When
        String body = whole("/none");
        // Then
        assertThat(body).isEmpty();
        assertThat(source.failure()).isNull();
    }

    @Test
    void aReaderThatTakesNothingStopsTheMakingAndIsCutOff() throws Exception {
        // Given
        Letters source = letters("/letters", MANY, SHORT);
        try (Socket reader = reader("/letters")) {
            // When
            Throwable failure = source.failure();
            // Then
            assertThat(failure).isInstanceOf(TimeoutException.class);
            assertThat(source.made).hasValueLessThan(50);
            assertThat(source.closed).isCompleted();
            assertThat(rest(reader)).doesNotEndWith(END_OF_BODY);
        }
    }

    @Test
    void aReaderThatGoesOnTakingNothingHoldsNoConnection() throws Exception {
        // Given
        Letters source = letters("/letters", MANY, SHORT);
        try (Socket reader = reader("/letters")) {
            // When
            source.connectionGone.get(10, TimeUnit.SECONDS);
            // Then
            assertThat(reader.isClosed()).isFalse();
            assertThat(source.failure()).isInstanceOf(TimeoutException.class);
        }
    }

    /** What the reader still finds until the connection ends. */
    private static String rest(Socket reader) throws IOException {
        return new String(reader.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void aReaderThatGoesAwayEndsTheMakingAtOnce() throws Exception {
        // Given
        Letters source = letters("/letters", MANY, LONG);
        Socket reader = reader("/letters");
        reader.getInputStream().readNBytes(3 * CHUNK);
        // When
        reader.close();
        // Then
        assertThat(source.failure()).isNotNull().isNotInstanceOf(TimeoutException.class);
        assertThat(source.made).hasValueLessThan(50);
        assertThat(source.closed).isCompleted();
    }

    @Test
    void othersAreServedByTheSameThreadsWhileReadersTakeNothing() throws Exception {
        // Given
        Letters first = letters("/first", MANY, LONG);
        Letters second = letters("/second", MANY, LONG);
        letters("/letters", 100, LONG);
        try (Socket one = reader("/first");
                Socket two = reader("/second")) {
            one.getInputStream().readNBytes(CHUNK);
            two.getInputStream().readNBytes(CHUNK);
            // When
            String delivered = whole("/letters");
            String other = whole("/other");
            // Then
            assertThat(delivered).hasSize(100 * CHUNK);
            assertThat(other).isEqualTo("here");
            assertThat(first.ended).isNotDone();
            assertThat(second.ended).isNotDone();
        }
    }

    @Test
    void aChunkThatCannotBeMadeBreaksTheConnection() throws Exception {
        // Given
        var source = new Letters(3, true, LONG);
        letters.put("/letters", source);
        letters.put("/again", new Letters(3, true, LONG));
        letters.put("/none", new Letters(0, true, LONG));
        // When
        String answer;
        try (Socket reader = reader("/letters")) {
            answer = rest(reader);
        }
        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .hasSizeGreaterThan(3 * CHUNK)
                .doesNotEndWith(END_OF_BODY);
        assertThat(source.failure()).isInstanceOf(IllegalStateException.class);
        assertThat(source.closed).isCompleted();
        assertThatThrownBy(() -> whole("/again")).hasMessageContaining("closed");
        assertThatThrownBy(() -> whole("/none")).hasMessageContaining("closed");
    }

    @Test
    void ofAConnectionThatIsSharedOnlyThePartOfTheStalledReaderIsBroken() throws Exception {
        // Given
        Letters source = letters("/letters", MANY, SHORT);
        HttpClient client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setProtocolVersion(HttpVersion.HTTP_2)
                                .setHttp2ClearTextUpgrade(false)
                                .setHttp2MaxPoolSize(1));
        var broken = new CompletableFuture<Throwable>();
        HttpClientResponse stalled =
                await(
                        client.request(HttpMethod.GET, port, "127.0.0.1", "/letters")
                                .compose(HttpClientRequest::send)
                                .onSuccess(HttpClientResponse::pause));
        stalled.exceptionHandler(broken::complete);
        // When
        Throwable failure = source.failure();
        HttpClientResponse other =
                await(
                        client.request(HttpMethod.GET, port, "127.0.0.1", "/other")
                                .compose(HttpClientRequest::send));
        // Then
        assertThat(failure).isInstanceOf(TimeoutException.class);
        assertThat(source.made).hasValueLessThan(50);
        assertThat(broken.get(30, TimeUnit.SECONDS)).isInstanceOf(StreamResetException.class);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.request().connection()).isSameAs(stalled.request().connection());
    }
}
