package io.replicagateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.page.EncodedPage;
import io.replicagateway.page.HotPages;
import io.replicagateway.page.PageObserver;
import io.replicagateway.simulator.MutableClock;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was answered before is answered again at once, where that is certain to be right; all else goes on to the resources. */
class HotPagesTest {

    private static final String ADDRESS = "/v1/replicas?state=Ready";
    private static final String CONTENT = "{\"items\":[]}";
    private static final String RESOURCE = "from the resource";
    private static final String KEY = "open sesame";

    private final MutableClock clock = new MutableClock(Requests.NOW);
    private final Inventory inventory =
            new Inventory(
                    List.of(TestRows.site("oslo", SiteKind.VBR)),
                    clock,
                    "test",
                    new Retention(10, Duration.ofMinutes(10), Long.MAX_VALUE));
    private final List<PageObserver.Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final HotPages pages =
            new HotPages(
                    inventory,
                    List.of(new HotLists((name, key) -> KEY.equals(key))),
                    outcomes::add,
                    clock);
    private final EncodedPage page =
            EncodedPage.of(
                    CONTENT.getBytes(StandardCharsets.UTF_8),
                    true,
                    Optional.of(Requests.NOW.plusSeconds(60)));
    private final HttpClient client = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        Router router = Router.router(vertx);
        pages.register(router);
        router.route().handler(context -> context.response().end(RESOURCE));
        server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);
        pages.remember(ADDRESS, inventory.latest(), page);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void whatWasAnsweredIsAnsweredAgainInFull() throws Exception {
        // When
        HttpResponse<byte[]> response = send(get(ADDRESS));
        // Then
        assertThat(text(response)).isEqualTo(CONTENT);
        assertThat(response.headers().map())
                .containsEntry("etag", List.of('"' + page.tag() + '"'))
                .containsEntry("content-type", List.of("application/json"))
                .containsEntry("cache-control", List.of("private, no-cache"))
                .containsKey("vary")
                .doesNotContainKey("content-encoding");
        assertThat(outcomes).containsExactly(PageObserver.Outcome.HIT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/replicas | GET | X-Api-Key | open sesame",
                "/v1/replicas?state=ready | GET | X-Api-Key | open sesame",
                "/v1/replicas?state=Ready | HEAD | X-Api-Key | open sesame",
                "/v1/replicas?state=Ready | DELETE | X-Api-Key | open sesame",
                "/v1/replicas?state=Ready | GET | X-Api-Key | wrong",
                "/v1/replicas?state=Ready | GET | Accept | application/json",
            })
    void otherWordsMethodsAndCallersAreLeftToTheResource(
            String address, String method, String header, String value) throws Exception {
        // When
        HttpResponse<byte[]> response =
                send(
                        HttpRequest.newBuilder(uri(address))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .header(header, value));
        // Then
        assertThat(text(response)).isIn(RESOURCE, method.equals("HEAD") ? "" : RESOURCE);
        assertThat(outcomes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | true",
                "application/json | true",
                "text/csv | false",
                "application/json;q=0 | false",
                "text/csv, */*;q=0.1 | false",
            })
    void onlyWhoAsksForJsonAloneIsAnswered(String accept, boolean answered) throws Exception {
        // When
        HttpResponse<byte[]> response = send(get(ADDRESS).header("Accept", accept));
        // Then
        assertThat(text(response)).isEqualTo(answered ? CONTENT : RESOURCE);
    }

    @Test
    void aRequestWithABodyIsLeftToTheResource() throws Exception {
        // When
        HttpResponse<byte[]> response =
                send(get(ADDRESS).method("GET", HttpRequest.BodyPublishers.ofString("x")));
        // Then
        assertThat(text(response)).isEqualTo(RESOURCE);
    }

    @Test
    void aNewSnapshotEndsWhatWasKept() throws Exception {
        // Given
        FleetSnapshot before = inventory.latest();
        inventory.update(new SiteId("oslo"), state -> state);
        // When
        HttpResponse<byte[]> response = send(get(ADDRESS));
        pages.remember(ADDRESS, before, page);
        HttpResponse<byte[]> lateComer = send(get(ADDRESS));
        pages.remember(ADDRESS, inventory.latest(), page);
        HttpResponse<byte[]> again = send(get(ADDRESS));
        // Then
        assertThat(List.of(text(response), text(lateComer), text(again)))
                .containsExactly(RESOURCE, RESOURCE, CONTENT);
    }

    @Test
    void aPageThatIsNotTrueAnyMoreIsNotServed() throws Exception {
        // Given
        clock.advance(Duration.ofSeconds(60));
        // When
        HttpResponse<byte[]> response = send(get(ADDRESS));
        // Then
        assertThat(text(response)).isEqualTo(RESOURCE);
    }

    @Test
    void theCompressedFormIsServedOnceItIsReady() throws Exception {
        // Given
        HttpRequest.Builder request = get(ADDRESS).header("Accept-Encoding", "gzip");
        // When
        HttpResponse<byte[]> early = send(request);
        page.gzip();
        HttpResponse<byte[]> ready = send(request);
        // Then
        assertThat(text(early)).isEqualTo(RESOURCE);
        assertThat(ready.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(ready.headers().firstValue("ETag")).contains('"' + page.tag() + "-gzip\"");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(ready.body())).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(CONTENT);
    }

    @Test
    void whoHasThePageAlreadyGetsNoBytes() throws Exception {
        // When
        HttpResponse<byte[]> response =
                send(get(ADDRESS).header("If-None-Match", "\"x\", \"" + page.tag() + "\""));
        // Then
        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("ETag")).contains('"' + page.tag() + '"');
        assertThat(outcomes)
                .containsExactly(PageObserver.Outcome.HIT, PageObserver.Outcome.NOT_MODIFIED);
    }

    @Test
    void onlySoManyAreKept() throws Exception {
        // Given
        List<String> answers = new ArrayList<>();
        // When
        for (int number = 0; number < 600; number++) {
            pages.remember("/v1/replicas?limit=" + number, inventory.latest(), page);
        }
        for (int number : new int[] {0, 500, 599}) {
            answers.add(text(send(get("/v1/replicas?limit=" + number))));
        }
        // Then
        assertThat(answers).containsExactly(RESOURCE, CONTENT, CONTENT);
    }

    private HttpRequest.Builder get(String address) {
        return HttpRequest.newBuilder(uri(address)).header("X-Api-Key", KEY);
    }

    private URI uri(String address) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + address);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(
                request.timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
