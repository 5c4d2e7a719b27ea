package io.replicagateway.api;

import static io.replicagateway.api.Requests.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.cache.runtime.caffeine.CaffeineCacheImpl;
import io.quarkus.cache.runtime.caffeine.CaffeineCacheInfo;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.Replica;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.page.EncodedPage;
import io.replicagateway.page.HotPages;
import io.replicagateway.page.Pages;
import io.replicagateway.query.CursorCodec;
import io.replicagateway.simulator.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages are found by offset or by cursor, and a page that cannot be meant is refused by name. */
class ListsTest {

    private static final SiteId OSLO = new SiteId("oslo");

    private final MutableClock clock = new MutableClock(Requests.NOW);
    private final Inventory inventory =
            new Inventory(
                    List.of(TestRows.site("oslo", SiteKind.VBR)),
                    clock,
                    "test",
                    new Retention(10, Duration.ofMinutes(10), Long.MAX_VALUE));
    private final Lists lists = lists();

    @BeforeEach
    void osloHasTenReplicas() {
        hold(10);
    }

    @Test
    void aPageThatCannotBeMeantIsRefused() {
        // When // Then
        for (String text : List.of("0", "1001", "-1", "ten", "1.5", "", "99999999999")) {
            assertRefused("limit", () -> page("limit", text));
        }
        for (String text : List.of("-1", "2147483648", "x", "")) {
            assertRefused("offset", () -> page("offset", text));
        }
        for (String name : List.of("limit", "offset")) {
            assertRefused(name, () -> page(name, "1", name, "1"));
        }
        assertRefused("require", () -> page("require", "most"));
        assertRefused("maxAge", () -> page("maxAge", "60"));
        assertRefused("page", () -> page("page", "2"));
    }

    @Test
    void aWalkByCursorVisitsEachRowOnceAndLeadsBack() {
        // Given
        List<String> forward = new ArrayList<>();
        List<String> backward = new ArrayList<>();
        // When
        JsonNode page = page("limit", "3", "sort", "-nativeId");
        forward.addAll(ids(page));
        while (!next(page).isEmpty() && forward.size() <= 10) {
            page = page("cursor", next(page));
            forward.addAll(ids(page));
        }
        while (!previous(page).isEmpty() && backward.size() <= 10) {
            page = page("cursor", previous(page));
            backward.addAll(0, ids(page));
        }
        // Then
        assertThat(forward).hasSize(10).doesNotHaveDuplicates();
        assertThat(backward).isEqualTo(forward.subList(0, 9));
    }

    @Test
    void aWalkStaysInItsSnapshotWhileRowsChange() {
        // Given
        String cursor = next(page("limit", "4"));
        // When
        hold(2);
        JsonNode page = page("cursor", cursor);
        // Then
        assertThat(ids(page)).containsExactly("oslo:r4", "oslo:r5", "oslo:r6", "oslo:r7");
        assertThat(page.at("/page/total").asInt()).isEqualTo(10);
    }

    @Test
    void aWalkWhoseSnapshotIsGoneEndsWithACursorThatGoesOn() {
        // Given
        String cursor = next(page("limit", "4"));
        hold(6);
        clock.advance(Duration.ofMinutes(11));
        // When
        ProblemException gone =
                catchThrowableOfType(ProblemException.class, () -> page("cursor", cursor));
        // Then
        assertThat(gone.type()).isEqualTo(ProblemType.CURSOR_EXPIRED);
        assertThat(ids(page("cursor", (String) gone.members().get("cursor"))))
                .containsExactly("oslo:r4", "oslo:r5");
    }

    @Test
    void aWalkGoesOnThoughNoRowHasTheStateAnyMoreThatItAsksFor() {
        // Given
        hold(IntStream.range(0, 6).mapToObj(number -> replica(number).state("Odd").build()));
        String cursor = next(page("state", "Odd", "limit", "4"));
        // When
        hold(6);
        JsonNode page = page("cursor", cursor, "state", "Odd");
        clock.advance(Duration.ofMinutes(11));
        hold(7);
        ProblemException gone =
                catchThrowableOfType(
                        ProblemException.class, () -> page("cursor", cursor, "state", "Odd"));
        // Then
        assertThat(ids(page)).containsExactly("oslo:r4", "oslo:r5");
        assertThat(gone.type()).isEqualTo(ProblemType.CURSOR_EXPIRED);
        assertRefused("state", () -> page("state", "Odd"));
    }

    @Test
    void aWalkLeadsOverTextsOfAnyLength() {
        // Given
        String longName = "é".repeat(70_000);
        hold(IntStream.range(0, 3).mapToObj(number -> replica(number).name(longName).build()));
        // When
        JsonNode first = page("limit", "2", "sort", "name,-state");
        JsonNode second = page("cursor", next(first));
        // Then
        assertThat(ids(first)).containsExactly("oslo:r0", "oslo:r1");
        assertThat(ids(second)).containsExactly("oslo:r2");
    }

    @Test
    void aTextThatEndsInHalfALetterBreaksNoPage() {
        // Given
        hold(IntStream.range(0, 3).mapToObj(number -> replica(number).name("vm\ud83d").build()));
        // When
        JsonNode first = page("limit", "2", "sort", "name");
        JsonNode second = page("cursor", next(first));
        // Then
        assertThat(first.at("/items").findValuesAsText("name")).containsOnly("vm\ufffd");
        assertThat(ids(second)).containsExactly("oslo:r2");
    }

    @Test
    void aListThatIsAnsweredIsShortEnoughToBeWalkedThrough() {
        // Given
        String[] longest = names(62);
        String[] tooLong = names(63);
        // When
        JsonNode second = page("cursor", next(page(longest)), "limit", "1");
        // Then
        assertThat(ids(second)).containsExactly("oslo:r1");
        assertRefused("name", () -> page(tooLong));
    }

    /** A page of one row of all replicas, asked for by one name that all have and many that none has. */
    private static String[] names(int others) {
        List<String> parameters = new ArrayList<>(List.of("limit", "1", "name", "vm"));
        for (int name = 10; name < 10 + others; name++) {
            parameters.add("name");
            parameters.add(name + "x".repeat(252));
        }
        return parameters.toArray(String[]::new);
    }

    @Test
    void aDamagedCursorIsRefused() {
        // Given
        String cursor = next(page("limit", "4"));
        // When // Then
        for (String text :
                List.of("x", cursor + "A", cursor.substring(1), "A" + cursor.substring(1) + "=")) {
            assertThat(
                            catchThrowableOfType(ProblemException.class, () -> page("cursor", text))
                                    .type())
                    .isEqualTo(ProblemType.INVALID_CURSOR);
        }
    }

    @Test
    void whatStandsBesideACursorMayRepeatTheListButNotChangeIt() {
        // Given
        String cursor = next(page("limit", "4", "name", "b", "name", "*"));
        // When
        JsonNode same = page("cursor", cursor, "name", "*", "name", "b", "limit", "2");
        // Then
        assertThat(ids(same)).containsExactly("oslo:r4", "oslo:r5");
        assertRefused("name", () -> page("cursor", cursor, "name", "b"));
        assertRefused("state", () -> page("cursor", cursor, "state", "Ready"));
        assertRefused("offset", () -> page("cursor", cursor, "offset", "4"));
        assertRefused("cursor", () -> page("cursor", cursor, "cursor", cursor));
        assertRefused("cursor", () -> page("cursor", ""));
    }

    @Test
    void aPageBehindTheEndIsEmptyAndTellsTheTotal() {
        // When
        JsonNode page = page("offset", "2147483647");
        // Then
        assertThat(page.at("/items").size()).isZero();
        assertThat(page.at("/page/total").asInt()).isEqualTo(10);
    }

    private void hold(int replicas) {
        hold(IntStream.range(0, replicas).mapToObj(number -> replica(number).build()));
    }

    private static TestRows.ReplicaRow replica(int number) {
        return TestRows.replica("r" + number).name("vm");
    }

    private void hold(Stream<Replica> replicas) {
        List<Replica> rows = replicas.toList();
        inventory.update(
                OSLO,
                state ->
                        state.read(
                                SiteRows.of(SiteKind.VBR, rows, List.of()),
                                clock.instant(),
                                Optional.empty()));
    }

    private Lists lists() {
        var codec = new CursorCodec(new byte[16]);
        var encoder = new PageEncoder(inventory, codec, clock);
        var info = new CaffeineCacheInfo();
        info.name = "pages";
        var pages = new Pages(new CaffeineCacheImpl(info, false), outcome -> {}, clock);
        var hotPages = new HotPages(inventory, List.of(), outcome -> {}, clock);
        return new Lists(inventory, codec, pages, hotPages, encoder, clock);
    }

    private JsonNode page(String... namesAndValues) {
        EncodedPage page =
                lists.page(ListPath.REPLICAS, Requests.values(namesAndValues))
                        .await()
                        .atMost(Duration.ofSeconds(30));
        try {
            return new ObjectMapper().readTree(page.plain().bytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> ids(JsonNode page) {
        return page.at("/items").findValuesAsText("id");
    }

    private static String next(JsonNode page) {
        return page.at("/page/next").asText("");
    }

    private static String previous(JsonNode page) {
        return page.at("/page/previous").asText("");
    }
}
