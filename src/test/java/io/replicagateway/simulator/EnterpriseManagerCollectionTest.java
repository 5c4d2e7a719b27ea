package io.replicagateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** EM shows what its backup servers hold, at once or when it has collected from them. */
class EnterpriseManagerCollectionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final SimulatedInventory inventory =
            SimulatedInventory.seeded(1, SeedSpec.em(NOW).sized(4, 2).withBackupServers(2));
    private final FakeEnterpriseManager server = FakeEnterpriseManager.start(inventory);
    private final Caller caller = Caller.loggedOn(server).with("Accept", "application/json");

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> shownReplicas() {
        JsonNode list = caller.json("/api/cloud/replicas?format=Entity").path("CloudReplicas");
        return StreamSupport.stream(list.spliterator(), false)
                .map(replica -> replica.path("Name").asText())
                .toList();
    }

    private void rename(int replica, String name) {
        SimulatedReplica old = inventory.replicas().get(replica);
        inventory.put(SimulatedReplica.ofEnterpriseManager(old.id(), name, old.platform()));
    }

    private String collect(int backupServer) {
        String id = inventory.backupServers().get(backupServer).id();
        HttpResponse<String> begun =
                caller.post("/api/backupServers/" + id + "?action=collect", "");
        return Caller.json(begun).path("TaskId").asText();
    }

    private JsonNode task(String id) {
        return caller.json("/api/tasks/" + id);
    }

    @Test
    void itShowsChangesAtOnceUnlessToldOtherwise() {
        // When
        rename(0, "renamed");
        // Then
        assertThat(shownReplicas()).contains("renamed");
    }

    @Test
    void whatWasNotCollectedIsNotShown() {
        // Given
        server.collectingOnlyWhenAsked();
        rename(0, "of the first");
        rename(1, "of the second");
        // When
        List<String> before = shownReplicas();
        String task = collect(0);
        List<String> meanwhile = shownReplicas();
        task(task);
        List<String> after = shownReplicas();
        // Then
        assertThat(before).doesNotContain("of the first", "of the second");
        assertThat(meanwhile).isEqualTo(before);
        assertThat(after).contains("of the first").doesNotContain("of the second").hasSize(4);
    }

    @Test
    void aCollectionRunsForAsManyLooksAsItIsTold() {
        // Given
        server.collectionsRunningFor(2);
        String task = collect(1);
        // When
        List<String> states =
                List.of(state(task(task)), state(task(task)), state(task(task)), state(task(task)));
        // Then
        assertThat(states).containsExactly("Running", "Running", "Finished", "Finished");
    }

    private static String state(JsonNode task) {
        return task.path("State").asText();
    }

    @Test
    void aCollectionThatFailsChangesNothingAndSaysSo() {
        // Given
        server.collectingOnlyWhenAsked().failingCollections();
        rename(0, "renamed");
        // When
        JsonNode result = task(collect(0)).path("Result");
        // Then
        assertThat(result.path("Success").asBoolean(true)).isFalse();
        assertThat(shownReplicas()).doesNotContain("renamed");
    }

    @Test
    void aTaskOrServerThatIsNotThereIsNotFound() {
        // When // Then
        assertThat(caller.get("/api/tasks/task-1").statusCode()).isEqualTo(404);
        assertThat(caller.post("/api/backupServers/x?action=collect", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPageOfOneRowTellsHowManyRowsThereAre() {
        // Given
        String query = "/api/query?type=CloudReplica&format=Entities&pageSize=1";
        // When
        int count = caller.json(query).path("PagingInfo").path("PagesCount").asInt();
        server.pagesOfAtLeast(3);
        JsonNode clamped = caller.json(query).path("PagingInfo");
        // Then
        assertThat(count).isEqualTo(4);
        assertThat(clamped.path("PagesCount").asInt()).isEqualTo(2);
        assertThat(clamped.path("PageSize").asInt()).isEqualTo(3);
    }

    @Test
    void filtersCanBeIgnoredOrRefused() {
        // Given
        String plain = "/api/query?type=CloudReplica&pageSize=9";
        String filtered = plain + "&filter=" + Caller.encoded("Name==\"nobody\"");
        // When
        JsonNode applied = caller.json(filtered).path("Refs").path("Refs");
        server.ignoringFilters();
        JsonNode ignored = caller.json(filtered).path("Refs").path("Refs");
        server.refusingFilters();
        HttpResponse<String> refused = caller.get(filtered);
        HttpResponse<String> unfiltered = caller.get(plain);
        // Then
        assertThat(applied).isEmpty();
        assertThat(ignored).hasSize(4);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(unfiltered.statusCode()).isEqualTo(200);
    }
}
