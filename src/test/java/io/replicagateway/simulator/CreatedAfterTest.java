package io.replicagateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How FakeVbr takes {@code createdAfterFilter}, and how else it can be told to. */
class CreatedAfterTest {

    private static final String NEWEST = "1.3-rev2";
    private static final String POINTS = "/api/v1/replicaPoints?orderColumn=CreationTime";

    private final SimulatedInventory inventory = new SimulatedInventory();
    private final FakeVbr server = FakeVbr.start(inventory);
    private final Caller caller = Caller.loggedOn(server, NEWEST);

    CreatedAfterTest() {
        SimulatedInventory seeded =
                SimulatedInventory.seeded(
                        1, SeedSpec.vbr(Instant.parse("2026-11-22T04:00:00Z")).sized(1, 1));
        SimulatedPoint any = seeded.points().get(0);
        Map.of(
                        "00000000-0000-4000-8000-000000000001", "2026-11-22T03:00:00+02:00",
                        "00000000-0000-4000-8000-000000000002", "2026-11-22T01:00:00.5Z",
                        "00000000-0000-4000-8000-000000000003", "2026-11-21T22:00:00-05:00")
                .forEach((id, time) -> inventory.put(any.next(id, time, "Ready")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T01:00:00Z, 3",
        "2026-11-22T03:00:00+02:00, 3",
        "2026-11-22T01:00:00.1Z, 2",
        "2026-11-22T02:00:00.5+01:00, 2",
        "2026-11-22T03:00:00Z, 1",
        "2026-11-22T03:00:00.0000001Z, 0",
    })
    void theMomentItselfBelongsToItHoweverItIsWritten(String moment, int kept) {
        // When
        JsonNode page =
                caller.json(POINTS + "&createdAfterFilter=" + Caller.encoded(moment) + "&limit=1");
        // Then
        assertThat(page.path("pagination").path("total").asInt()).isEqualTo(kept);
    }

    @Test
    void itCanBeIgnoredOrRefused() {
        // Given
        String filtered = POINTS + "&createdAfterFilter=2026-11-22T03:00:00Z";
        // When
        JsonNode ignored = Caller.json(caller.get(filtered.replace("After", "Since")));
        JsonNode ignoredByOrder = ignoring(filtered);
        HttpResponse<String> refused = refusing(filtered);
        HttpResponse<String> unfiltered = caller.get(POINTS);
        // Then
        assertThat(List.of(ignored, ignoredByOrder))
                .allSatisfy(page -> assertThat(page.path("data")).hasSize(3));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Caller.json(refused).path("errorCode").asText()).isEqualTo("UnexpectedContent");
        assertThat(unfiltered.statusCode()).isEqualTo(200);
    }

    private JsonNode ignoring(String path) {
        server.ignoringCreatedAfter();
        return caller.json(path);
    }

    private HttpResponse<String> refusing(String path) {
        server.refusingCreatedAfter();
        return caller.get(path);
    }

    @Test
    void totalsCanBeLeftOut() {
        // Given
        server.withoutTotals();
        // When
        JsonNode pagination = caller.json(POINTS).path("pagination");
        // Then
        assertThat(pagination.has("total")).isFalse();
        assertThat(pagination.path("count").asInt()).isEqualTo(3);
    }
}
