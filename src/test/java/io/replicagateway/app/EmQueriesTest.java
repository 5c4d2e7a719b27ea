package io.replicagateway.app;

import static io.replicagateway.app.EmClient.child;
import static io.replicagateway.app.EmClient.children;
import static io.replicagateway.app.EmClient.guid;
import static io.replicagateway.app.EmClient.items;
import static io.replicagateway.app.EmClient.links;
import static io.replicagateway.app.EmClient.path;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.SiteId;
import io.replicagateway.simulator.SimulatedPoint;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Queries to the EM view: pages, their links, and what they come from. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class EmQueriesTest extends EmViewTestBase {

    @Test
    void theNextLinksLeadThroughAllRowsInOrder() {
        // Given
        String filter = "(State==Ready,State==Unknown);VmDisplayName!=%22nobody%22";
        String address =
                "/api/query?type=cloudVmReplicaPoint&format=entities&sortDesc=creationtime"
                        + "&pageSize=40&filter="
                        + filter;
        List<String> times = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int pages = 0;
        // When
        for (String next = address; next != null; ) {
            Element result = em.xml(next);
            Element list =
                    child(child(result, "Entities").orElseThrow(), "CloudVmReplicaPoints")
                            .orElseThrow();
            for (Element point : children(list)) {
                assertThat(point.getLocalName()).isEqualTo("CloudReplica");
                assertThat(point.getAttribute("Type")).isEqualTo("CloudVmReplicaPoint");
                times.add(child(point, "CreationTimeUTC").orElseThrow().getTextContent());
                ids.add(guid(point.getAttribute("UID")));
            }
            pages++;
            Element paging = child(result, "PagingInfo").orElseThrow();
            assertThat(paging.getAttribute("PageNum")).isEqualTo(Integer.toString(pages));
            assertThat(paging.getAttribute("PageSize")).isEqualTo("40");
            List<Element> links = children(child(paging, "Links").orElseThrow());
            String rels =
                    links.stream()
                            .map(link -> link.getAttribute("Rel"))
                            .collect(Collectors.joining(" "));
            boolean isLast = Integer.toString(pages).equals(paging.getAttribute("PagesCount"));
            assertThat(rels)
                    .isEqualTo(
                            "First"
                                    + (pages > 1 ? " Previous" : "")
                                    + (isLast ? "" : " Next")
                                    + " Last");
            next =
                    links.stream()
                            .filter(link -> link.getAttribute("Rel").equals("Next"))
                            .map(link -> path(link.getAttribute("Href")))
                            .findFirst()
                            .orElse(null);
        }
        // Then
        Set<String> known = Set.of("Failover", "Failback", "PermanentFailover");
        Set<String> expected =
                SimulatedFleet.inventories()
                        .flatMap(rows -> rows.points().stream())
                        .filter(point -> point.state() == null || !known.contains(point.state()))
                        .map(SimulatedPoint::id)
                        .collect(Collectors.toSet());
        assertThat(ids).isEqualTo(expected);
        assertThat(times).hasSize(expected.size());
        assertThat(times.stream().map(time -> OffsetDateTime.parse(time).toInstant()).toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void referencesAreTheUsualAnswerAndAHundredTheUsualPage() {
        // When
        Element xml = em.xml("/api/query?type=CloudVmReplicaPoint");
        JsonNode json = em.json("/api/query?type=CloudVmReplicaPoint&page=2");
        JsonNode entities = em.json("/api/query?type=CloudVmReplicaPoint&format=Entities");
        JsonNode servers = em.json("/api/query?type=BackupServer&format=Entities&sortDesc=Name");
        // Then
        assertThat(children(child(xml, "Refs").orElseThrow())).hasSize(100);
        assertThat(items(json.at("/Refs/Refs"))).hasSize(100);
        assertThat(json.at("/PagingInfo/PageNum").asInt()).isEqualTo(2);
        assertThat(json.at("/PagingInfo/PageSize").asInt()).isEqualTo(100);
        assertThat(json.at("/PagingInfo/PagesCount").asInt())
                .isEqualTo((SimulatedFleet.pointIds().size() + 99) / 100);
        assertThat(items(json.at("/PagingInfo/Links")))
                .extracting(link -> link.get("Rel").asText())
                .containsExactly("First", "Previous", "Next", "Last");
        assertThat(items(entities.at("/Entities/CloudVmReplicaPoints/CloudReplicas"))).hasSize(100);
        assertThat(items(servers.at("/Entities/BackupServers/BackupServers")))
                .extracting(server -> server.get("Name").asText())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void anEmptyResultAndAPageBehindTheLastAreEmpty() {
        // When
        Element none = em.xml("/api/query?type=CloudReplica&format=Entities&filter=Name==nobody");
        JsonNode behind = em.json("/api/query?type=CloudReplica&pageSize=50&page=99");
        // Then
        assertThat(
                        children(
                                child(child(none, "Entities").orElseThrow(), "CloudReplicas")
                                        .orElseThrow()))
                .isEmpty();
        assertThat(child(none, "PagingInfo").orElseThrow().getAttribute("PagesCount"))
                .isEqualTo("0");
        assertThat(items(behind.at("/Refs/Refs"))).isEmpty();
        assertThat(behind.at("/PagingInfo/PagesCount").asInt()).isEqualTo(2);
    }

    @Test
    void whatOneSessionPagesThroughComesFromOneSnapshot() {
        // Given
        String list = "/api/query?type=CloudReplica&pageSize=10&sortAsc=Name&page=";
        String first = em.get(list + 1).header("X-Fleet-Snapshot");
        // When
        refresher.refresh(new SiteId("paris")).await().atMost(Duration.ofSeconds(20));
        String second = em.get(list + 2).header("X-Fleet-Snapshot");
        String ofAnother = EmClient.logOn("b", "b").get(list + 2).header("X-Fleet-Snapshot");
        String again = em.get(list + 1).header("X-Fleet-Snapshot");
        String then = em.get(list + 2).header("X-Fleet-Snapshot");
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(ofAnother).isNotEqualTo(first);
        assertThat(again).isEqualTo(ofAnother);
        assertThat(then).isEqualTo(again);
    }

    @Test
    void aPageThatIsAskedForOftenIsAnsweredAlikeAndOnlyToSessionsThatAreOpen() {
        // Given
        String address = "/api/query?type=CloudReplica&pageSize=11";
        Response first = em.get(address);
        for (int more = 0; more < 5; more++) {
            // When
            Response again = em.get(address);
            // Then
            assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
            assertThat(again.headers().getValues("Content-Type"))
                    .containsExactly("application/xml");
            assertThat(again.header("X-Fleet-Snapshot"))
                    .isEqualTo(first.header("X-Fleet-Snapshot"));
        }
        assertThat(EmClient.json(em.request().accept("application/json").get(address)).has("Refs"))
                .isTrue();
        assertThat(
                        em.request()
                                .header("If-None-Match", first.header("ETag"))
                                .get(address)
                                .statusCode())
                .isEqualTo(304);
        assertThat(given().get(address).statusCode()).isEqualTo(401);
        assertThat(given().header(EmClient.TOKEN, "x").get(address).statusCode()).isEqualTo(401);
        em.request().delete("/api/logonSessions/" + em.sessionId());
        assertThat(em.get(address).statusCode()).isEqualTo(401);
    }

    @Test
    void quotesAndSemicolonsMayStandInAnAddressAsTheyAre() throws IOException {
        // Given
        String name = SimulatedFleet.cloudRows.replicas().get(0).id();
        // When
        String answer =
                em.raw(
                        "GET",
                        "/api/query?type=CloudReplica&filter=UID==\"" + name + "\";Platform!=x",
                        "*/*");
        String found =
                em.raw(
                        "GET",
                        "/api/query?type=CloudReplica&filter=UID==\"" + name + "\";Name>a",
                        "*/*");
        // Then
        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(found).startsWith("HTTP/1.1 200 ").contains("PagesCount=\"1\"", name);
    }
}
