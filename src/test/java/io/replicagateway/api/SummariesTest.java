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
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.page.EncodedPage;
import io.replicagateway.page.HotPages;
import io.replicagateway.page.PageObserver.Outcome;
import io.replicagateway.page.Pages;
import io.replicagateway.simulator.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A summary is made once and told as long as it is true, or refused where it would be too long or the sites too old. */
class SummariesTest {

    private static final SiteId OSLO = new SiteId("oslo");

    private final MutableClock clock = new MutableClock(Requests.NOW);
    private final Inventory inventory =
            new Inventory(
                    List.of(TestRows.site("oslo", SiteKind.VBR)),
                    clock,
                    "test",
                    new Retention(10, Duration.ofMinutes(10), Long.MAX_VALUE));
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Summaries summaries = summaries();

    @BeforeEach
    void osloHasAReplicaThatFallsDueInAnHour() {
        hold(
                List.of(
                        TestRows.replica("r1").state("Ready").build(),
                        TestRows.replica("r2").build()),
                List.of(
                        TestRows.point("p1", "r1")
                                .state("Ready")
                                .at("2026-11-21T04:20:00Z")
                                .build(),
                        TestRows.point("p2", "r1").at("2026-11-20T04:20:00.0Z").build(),
                        TestRows.point("p3", null).at("2026-11-20T04:20:00.000Z").build()));
    }

    @Test
    void rowsOfBothTypesStandInTheGroupsOfTheirOwnValues() {
        // When
        JsonNode summary = summary("groupBy", "state,kind");
        // Then
        assertThat(summary.path("groupBy").toString()).isEqualTo("[\"state\",\"kind\"]");
        assertThat(summary.path("items").toString())
                .isEqualTo(
                        "[{\"group\":{\"state\":\"Ready\",\"kind\":\"vbr\"},\"replicas\":1,"
                                + "\"restorePoints\":1,"
                                + "\"oldestRestorePointAt\":\"2026-11-21T04:20:00Z\","
                                + "\"latestRestorePointAt\":\"2026-11-21T04:20:00Z\","
                                + "\"rpo\":{\"met\":1,\"missed\":0,\"unknown\":0}},"
                                + "{\"group\":{\"state\":null,\"kind\":\"vbr\"},\"replicas\":1,"
                                + "\"restorePoints\":2,"
                                + "\"oldestRestorePointAt\":\"2026-11-20T04:20:00.000Z\","
                                + "\"latestRestorePointAt\":\"2026-11-20T04:20:00.000Z\","
                                + "\"rpo\":{\"met\":0,\"missed\":1,\"unknown\":0}}]");
        assertThat(summary.path("total").toString())
                .isEqualTo(
                        "{\"replicas\":2,\"restorePoints\":3,"
                                + "\"oldestRestorePointAt\":\"2026-11-20T04:20:00.000Z\","
                                + "\"latestRestorePointAt\":\"2026-11-21T04:20:00Z\","
                                + "\"rpo\":{\"met\":1,\"missed\":1,\"unknown\":0}}");
        assertThat(summary.at("/fleet/complete").asBoolean()).isTrue();
    }

    @Test
    void whatDoesNotCountIsNull() {
        // When
        JsonNode replicas = summary("groupBy", "rpo").path("items").get(0);
        JsonNode points = summary("groupBy", "malwareStatus").path("items").get(0);
        // Then
        assertThat(replicas.toString())
                .isEqualTo(
                        "{\"group\":{\"rpo\":\"met\"},\"replicas\":1,\"restorePoints\":null,"
                                + "\"oldestRestorePointAt\":\"2026-11-20T04:20:00.0Z\","
                                + "\"latestRestorePointAt\":\"2026-11-21T04:20:00Z\","
                                + "\"rpo\":{\"met\":1,\"missed\":0,\"unknown\":0}}");
        assertThat(points.toString())
                .isEqualTo(
                        "{\"group\":{\"malwareStatus\":null},\"replicas\":null,\"restorePoints\":3,"
                                + "\"oldestRestorePointAt\":\"2026-11-20T04:20:00.000Z\","
                                + "\"latestRestorePointAt\":\"2026-11-21T04:20:00Z\",\"rpo\":null}");
    }

    @Test
    void withoutRowsThereIsNoGroupAndTheTotalIsNothing() {
        // When
        JsonNode summary = summary("name", "nobody");
        // Then
        assertThat(summary.path("items")).isEmpty();
        assertThat(summary.path("total").toString())
                .isEqualTo(
                        "{\"replicas\":0,\"restorePoints\":null,\"oldestRestorePointAt\":null,"
                                + "\"latestRestorePointAt\":null,"
                                + "\"rpo\":{\"met\":0,\"missed\":0,\"unknown\":0}}");
    }

    @Test
    void itIsMadeAnewWhenAnObjectiveFallsDueAndNotBefore() {
        // Given
        JsonNode first = summary("groupBy", "rpo");
        // When
        clock.advance(Duration.ofHours(1).minusNanos(1));
        JsonNode justBefore = summary("groupBy", "rpo");
        clock.advance(Duration.ofNanos(1));
        JsonNode due = summary("groupBy", "rpo");
        // Then
        assertThat(justBefore).isEqualTo(first);
        assertThat(due.at("/total/rpo/missed").asInt()).isEqualTo(2);
        assertThat(outcomes).containsExactly(Outcome.MISS, Outcome.HIT, Outcome.MISS);
    }

    @Test
    void itIsMadeAnewWhenRowsHaveChanged() {
        // Given
        summary("groupBy", "state");
        // When
        hold(List.of(TestRows.replica("r3").build()), List.of());
        JsonNode changed = summary("groupBy", "state");
        // Then
        assertThat(changed.at("/total/replicas").asInt()).isEqualTo(1);
    }

    @Test
    void sitesThatAreTooOldAreBlamed() {
        // Given
        summary("require", "all", "maxAge", "PT2H");
        clock.advance(Duration.ofHours(3));
        // When
        ProblemException stale =
                catchThrowableOfType(
                        ProblemException.class, () -> summary("require", "all", "kind", "vbr"));
        ProblemException old =
                catchThrowableOfType(ProblemException.class, () -> summary("maxAge", "PT2H"));
        JsonNode nobody = summary("require", "all", "kind", "em");
        // Then
        assertThat(List.of(stale, old))
                .allSatisfy(
                        problem -> {
                            assertThat(problem.type().status()).isEqualTo(503);
                            assertThat(problem.members()).containsEntry("sites", List.of("oslo"));
                        });
        assertThat(nobody.path("items")).isEmpty();
    }

    @Test
    void moreThanAThousandGroupsAreRefused() {
        // Given
        hold(
                IntStream.range(0, 1001)
                        .mapToObj(at -> TestRows.replica("r" + at).state("s" + at).build())
                        .toList(),
                List.of());
        // When
        JsonNode summary = summary("groupBy", "platform");
        // Then
        assertThat(summary.path("items")).hasSize(1);
        assertRefused("groupBy", () -> summary("groupBy", "state"));
        assertRefused("groupBy", () -> summary("groupBy", "state"));
    }

    private void hold(List<Replica> replicas, List<RestorePoint> points) {
        inventory.update(
                OSLO,
                state ->
                        state.read(
                                SiteRows.of(SiteKind.VBR, replicas, points),
                                clock.instant(),
                                Optional.empty()));
    }

    private Summaries summaries() {
        var info = new CaffeineCacheInfo();
        info.name = "pages";
        var pages = new Pages(new CaffeineCacheImpl(info, false), outcomes::add, clock);
        var hotPages = new HotPages(inventory, List.of(), outcomes::add, clock);
        return new Summaries(inventory, pages, hotPages, clock);
    }

    private JsonNode summary(String... namesAndValues) {
        EncodedPage page =
                summaries
                        .summary(Requests.values(namesAndValues))
                        .await()
                        .atMost(Duration.ofSeconds(30));
        try {
            return new ObjectMapper().readTree(page.plain().bytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
