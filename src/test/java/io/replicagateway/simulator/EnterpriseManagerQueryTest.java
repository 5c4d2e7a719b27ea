package io.replicagateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnterpriseManagerQueryTest {

    private static final String DAY = "2026-11-0";

    private final SimulatedInventory inventory = new SimulatedInventory();
    private final FakeEnterpriseManager server = FakeEnterpriseManager.start(inventory);
    private final Caller caller = Caller.loggedOn(server).with("Accept", "application/json");

    EnterpriseManagerQueryTest() {
        SimulatedReplica web = replica(1, "Web; \"big\", (blue)", "VMware");
        SimulatedReplica sql = replica(2, "SQL", "HyperV");
        SimulatedReplica idle = replica(3, "Idle", "vCloud");
        inventory
                .put(new SimulatedServer(id(90), "one", "13.1"))
                .put(new SimulatedServer(id(91), "two", "12.3"));
        inventory.put(web).put(sql).put(idle).assign(sql.id(), id(91));
        inventory.put(point(11, web, "web 1", "Snapshot", "Ready", DAY + "1T00:00:00Z"));
        inventory.put(point(12, web, "web 1", "Full", "Failover", DAY + "2T00:00:00.5Z"));
        inventory.put(point(13, sql, "sql", "CDP", "Unknown", DAY + "3T00:00:00.1234Z"));
        inventory.put(point(14, sql, "sql", "Increment", "Failback", DAY + "4T00:00:00Z"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "State==Ready | 11",
                "state==\"ready\" | 11",
                "State!=Ready | 12 13 14",
                "State>Ready | 12 14",
                "State<Failover | 11 13",
                "Type==CDP | 13",
                "VmDisplayName==\"web 1\" | 11 12",
                "VmName == sql | 13 14",
                "CreationTime>=\"2026-11-03T00:00:00Z\" | 13 14",
                "CreationTime<=2026-11-02T00:00:00.5Z | 11 12",
                "CreationTime>\"2026-11-02\" | 12 13 14",
                "ReplicaName==\"Web; \"\"big\"\", (blue)\" | 11 12",
                "BackupServerName==two | 13 14",
                "(State==Ready,State==Failover);Type==Full | 12",
                "State==Ready,State==Failover;Type==Snapshot | 11",
                "((State==Ready)) | 11",
                "Name==\"web 1@2026-11-02 00:00:00\" | 12",
                "ReplicaUid==\"urn:veeam:CloudReplica:00000000-0000-4000-8000-000000000001\" | 11 12",
            })
    void aFilterKeepsWhatItSays(String filter, String expected) {
        // Given
        String path =
                "/api/query?type=cloudVmReplicaPoint&format=entities&filter="
                        + Caller.encoded(filter);
        // When
        List<String> ids = ids(caller.json(path));
        // Then
        assertThat(ids).containsExactlyInAnyOrder(numbered(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-4000-8000-000000000002",
                "\"00000000-0000-4000-8000-000000000002\"",
                "\"urn:veeam:CloudReplica:00000000-0000-4000-8000-000000000002\""
            })
    void anIdMayBeWrittenInThreeWays(String value) {
        // Given
        String filter = Caller.encoded("ReplicaUid==" + value);
        // When
        List<String> ids =
                ids(
                        caller.json(
                                "/api/query?type=CloudVmReplicaPoint&format=Entities&filter="
                                        + filter));
        // Then
        assertThat(ids).containsExactlyInAnyOrder(numbered("13 14"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=Nothing",
                "type=CloudReplica&page=0",
                "type=CloudReplica&pageSize=-1",
                "type=CloudReplica&sortAsc=Colour",
                "type=CloudReplica&sortAsc=Name&sortDesc=Name",
                "type=CloudReplica&filter=Colour%3D%3Dred",
                "type=CloudReplica&filter=Name",
                "type=CloudReplica&filter=Platform%3D%3DAmiga",
                "type=CloudReplica&filter=(Name%3D%3Da",
                "type=CloudReplica&filter=Name%3D%3D%22a",
                "type=CloudReplica&filter=Name%3D%3Da)",
            })
    void aBadQueryIsRefused(String query) {
        // Given
        String path = "/api/query?" + query;
        // When
        int status = caller.get(path).statusCode();
        // Then
        assertThat(status).isEqualTo(400);
    }

    @Test
    void pagesFollowEachOtherToTheLast() {
        // Given
        String path =
                "/api/query?type=CloudVmReplicaPoint&format=Entities&sortDesc=CreationTime&pageSize=3&page=";
        // When
        JsonNode first = caller.json(path + 1);
        JsonNode second = caller.json(path + 2);
        JsonNode beyond = caller.json(path + 9);
        // Then
        assertThat(ids(first)).containsExactly(numbered("14 13 12"));
        assertThat(ids(second)).containsExactly(numbered("11"));
        assertThat(ids(beyond)).isEmpty();
        assertThat(first.path("PagingInfo").path("PagesCount").asInt()).isEqualTo(2);
        assertThat(rels(first)).containsExactly("First", "Next", "Last");
        assertThat(rels(second)).containsExactly("First", "Previous", "Last");
    }

    @Test
    void pageLinksAreWrittenAnew() {
        // Given
        String filter = Caller.encoded("Name==\"a b\"");
        // When
        JsonNode page = caller.json("/api/query?type=CloudReplica&filter=" + filter);
        // Then
        assertThat(page.path("PagingInfo").path("Links").path(0).path("Href").asText())
                .isEqualTo(
                        "https://em.internal.example:9398/api/query?type=CloudReplica"
                                + "&filter=%28Name%3d%3d%22a+b%22%29&pageSize=100&page=1");
    }

    @Test
    void aCapOnPagesShowsInThePaging() {
        // Given
        server.cappingPagesAt(2);
        // When
        JsonNode page = caller.json("/api/query?type=CloudReplica&pageSize=1000&sortAsc=Name");
        // Then
        assertThat(page.path("Refs").path("Refs").findValuesAsText("Name")).contains("Idle", "SQL");
        assertThat(page.path("PagingInfo").path("PageSize").asInt()).isEqualTo(2);
        assertThat(page.path("PagingInfo").path("PagesCount").asInt()).isEqualTo(2);
    }

    @Test
    void rowsMayAppearBetweenPages() {
        // Given
        SimulatedReplica late = replica(4, "Late", "VMware");
        server.betweenPages(() -> inventory.put(late));
        // When
        JsonNode before = caller.json("/api/query?type=CloudReplica&pageSize=1");
        JsonNode after = caller.json("/api/query?type=CloudReplica&pageSize=1");
        // Then
        assertThat(before.path("PagingInfo").path("PagesCount").asInt()).isEqualTo(3);
        assertThat(after.path("PagingInfo").path("PagesCount").asInt()).isEqualTo(4);
    }

    @Test
    void serversAndReplicasAnswerQueriesToo() {
        // Given
        String ofServers =
                "/api/query?type=backupServer&format=Entities&filter=Port%3D%3D9392&sortDesc=name";
        String ofReplicas = "/api/query?type=CloudReplica&format=Entities&sortAsc=Platform";
        // When
        JsonNode servers =
                caller.json(ofServers).path("Entities").path("BackupServers").path("BackupServers");
        JsonNode replicas =
                caller.json(ofReplicas)
                        .path("Entities")
                        .path("CloudReplicas")
                        .path("CloudReplicas");
        // Then
        assertThat(servers.path(0).path("Name").asText()).isEqualTo("two");
        assertThat(servers.path(0).path("Port").isInt()).isTrue();
        List<String> platforms = new ArrayList<>();
        replicas.forEach(replica -> platforms.add(replica.path("Platform").asText()));
        assertThat(platforms).containsExactly("VMware", "HyperV", "vCloud");
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        for (JsonNode row :
                page.path("Entities").path("CloudVmReplicaPoints").path("CloudReplicas")) {
            String uid = row.path("UID").asText();
            ids.add(uid.substring(uid.lastIndexOf(':') + 1));
        }
        return ids;
    }

    private static List<String> rels(JsonNode page) {
        return page.path("PagingInfo").path("Links").findValuesAsText("Rel");
    }

    private static String[] numbered(String numbers) {
        return List.of(numbers.split(" ")).stream()
                .map(Integer::valueOf)
                .map(EnterpriseManagerQueryTest::id)
                .toArray(String[]::new);
    }

    private static String id(int number) {
        return String.format("00000000-0000-4000-8000-%012d", number);
    }

    private static SimulatedReplica replica(int number, String name, String platform) {
        return SimulatedReplica.ofEnterpriseManager(id(number), name, platform);
    }

    private static SimulatedPoint point(
            int number,
            SimulatedReplica replica,
            String vm,
            String type,
            String state,
            String time) {
        return SimulatedPoint.ofEnterpriseManager(id(number), replica, vm, type, state, time);
    }
}
