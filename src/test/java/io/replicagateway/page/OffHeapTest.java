package io.replicagateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.IllegalReferenceCountException;
import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.SiteKind;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Memory outside the heap is bounded, and given back when nobody needs it any more. */
class OffHeapTest {

    private static final byte[] BYTES = "0123456789".getBytes(StandardCharsets.UTF_8);

    private final OffHeap memory = new OffHeap(25);

    @Test
    void noMoreIsHandedOutThanThereIs() {
        // Given
        OffHeap.Copy first = memory.copy(BYTES).orElseThrow();
        OffHeap.Copy second = memory.copy(BYTES).orElseThrow();
        // When
        Optional<OffHeap.Copy> third = memory.copy(BYTES);
        // Then
        assertThat(third).isEmpty();
        assertThat(memory.used()).isEqualTo(20);
        first.release();
        assertThat(memory.copy(BYTES)).isPresent();
        assertThat(second.buffer().getBytes()).isEqualTo(BYTES);
    }

    @Test
    void theLastWhoHoldsItGivesItBack() {
        // Given
        OffHeap.Copy copy = memory.copy(BYTES).orElseThrow();
        copy.hold();
        // When
        copy.release();
        // Then
        assertThat(memory.used()).isEqualTo(10);
        assertThat(copy.buffer().getBytes()).isEqualTo(BYTES);
        copy.release();
        assertThat(memory.used()).isZero();
        assertThatThrownBy(copy::hold).isInstanceOf(IllegalReferenceCountException.class);
    }

    @Test
    void pagesOfAReplacedSnapshotGiveTheirMemoryBack() throws Exception {
        // Given
        EncodedPage page = EncodedPage.of(BYTES, true, Optional.empty());
        HotGeneration generation = generation();
        generation.add("/v1/replicas", page);
        HotPage hot = generation.find("/v1/replicas");
        // When
        List<String> answers = served(hot, page.plain(), 3);
        // Then
        assertThat(answers).containsOnly("0123456789");
        assertThat(memory.used()).isEqualTo(10);
        generation.end();
        assertThat(memory.used()).isZero();
        assertThat(generation.find("/v1/replicas")).isNull();
        assertThat(served(hot, page.plain(), 1)).containsExactly("0123456789");
        assertThat(memory.used()).isZero();
    }

    @Test
    void aPageThatIsReplacedGivesItsMemoryBackAndNoneIsAddedAfterTheEnd() throws Exception {
        // Given
        HotGeneration generation = generation();
        EncodedPage page = EncodedPage.of(BYTES, true, Optional.empty());
        generation.add("/v1/replicas", page);
        served(generation.find("/v1/replicas"), page.plain(), 1);
        // When
        generation.add("/v1/replicas", EncodedPage.of(BYTES, false, Optional.empty()));
        // Then
        assertThat(memory.used()).isZero();
        generation.end();
        generation.add("/v1/replicas", page);
        assertThat(generation.find("/v1/replicas")).isNull();
    }

    @Test
    void pagesThatTakeTooMuchMemoryAreNotKept() {
        // Given
        HotGeneration generation = generation();
        EncodedPage large = EncodedPage.of(new byte[20 << 20], true, Optional.empty());
        EncodedPage small = EncodedPage.of(new byte[20], true, Optional.empty());
        // When
        generation.add("/first", large);
        generation.add("/second", large);
        generation.add("/" + "x".repeat(3000), small);
        generation.add("/third", small);
        // Then
        assertThat(generation.find("/first")).isNull();
        assertThat(generation.find("/second")).isNotNull();
        assertThat(generation.find("/" + "x".repeat(3000))).isNull();
        assertThat(generation.find("/third")).isNotNull();
        generation.end();
    }

    private HotGeneration generation() {
        SiteState site = SiteState.pending(TestRows.site("oslo", SiteKind.VBR));
        return new HotGeneration(
                new FleetSnapshot("test-1", Instant.EPOCH, List.of(site)),
                new HotMemory(memory, new PageFiles(Optional.empty(), 0)));
    }

    /** What a client gets, so many times, from a server that sends this form. */
    private static List<String> served(HotPage hot, PageForm form, int times) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpServer server =
                    vertx.createHttpServer()
                            .requestHandler(request -> hot.answer(request, form))
                            .listen(0, "127.0.0.1")
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS);
            URL address = new URL("http", "127.0.0.1", server.actualPort(), "/");
            List<String> answers = new ArrayList<>();
            for (int time = 0; time < times; time++) {
                try (InputStream answer = address.openStream()) {
                    answers.add(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return answers;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }
}
