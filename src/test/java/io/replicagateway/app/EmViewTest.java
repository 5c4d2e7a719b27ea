package io.replicagateway.app;

import static io.replicagateway.app.EmClient.child;
import static io.replicagateway.app.EmClient.children;
import static io.replicagateway.app.EmClient.guid;
import static io.replicagateway.app.EmClient.links;
import static io.replicagateway.app.EmClient.path;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedPoint;
import io.replicagateway.simulator.SimulatedReplica;
import io.replicagateway.simulator.SimulatedServer;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The fleet answers as one Enterprise Manager would, in XML and JSON. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class EmViewTest {

    private static final DateTimeFormatter IN_NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Inject FleetRefresher refresher;
    @Inject Inventory inventory;

    private EmClient em;

    @BeforeEach
    void readAllSitesAndLogOn() {
        Stream.of("paris", "oslo", "cloud").filter(site -> !isRead(site)).forEach(this::refresh);
        em = EmClient.logOn("anyone", "anything");
    }

    private boolean isRead(String site) {
        SiteState state = inventory.latest().find(new SiteId(site)).orElseThrow();
        return state.isFresh(Instant.now()) && state.failure() == null;
    }

    private void refresh(String site) {
        refresher.refresh(new SiteId(site)).await().atMost(Duration.ofSeconds(20));
    }

    private static Stream<SimulatedInventory> inventories() {
        return Stream.of(
                SimulatedFleet.parisRows, SimulatedFleet.osloRows, SimulatedFleet.cloudRows);
    }

    private static Set<String> pointIds() {
        return inventories()
                .flatMap(rows -> rows.points().stream())
                .map(SimulatedPoint::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> replicaIds() {
        return inventories()
                .flatMap(rows -> rows.replicas().stream())
                .map(SimulatedReplica::id)
                .collect(Collectors.toSet());
    }

    private static String nameOf(SimulatedPoint point) {
        return point.vmName()
                + "@"
                + OffsetDateTime.parse(point.creationTime())
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .format(IN_NAME);
    }

    private static List<JsonNode> items(JsonNode array) {
        assertThat(array.isArray()).isTrue();
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Test
    void whatThereIsIsToldWithoutALogOn() {
        // When
        Element xml = EmClient.xml(given().get("/api/"));
        JsonNode json = EmClient.json(given().accept("application/json").get("/api"));
        // Then
        assertThat(xml.getLocalName()).isEqualTo("EnterpriseManager");
        assertThat(links(xml))
                .containsExactly(
                        "Down LogonSessionList /api/logonSessions",
                        "Create LogonSession /api/sessionMngr/?v=latest");
        List<Element> versions = children(child(xml, "SupportedVersions").orElseThrow());
        assertThat(versions)
                .extracting(version -> version.getAttribute("Name"))
                .containsExactly("v1_5", "v1_6", "v1_7");
        assertThat(links(versions.get(2)))
                .containsExactly("Create LogonSession /api/sessionMngr/?v=v1_7");
        assertThat(json.at("/SupportedVersions/SupportedVersions/1/Name").asText())
                .isEqualTo("v1_6");
        assertThat(path(json.at("/Links/0/Href").asText())).isEqualTo("/api/logonSessions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/sessionMngr/",
                "/api/sessionMngr",
                "/api/sessionMngr/?v=latest",
                "/api/sessionMngr?v=v1_7",
                "/api/sessionMngr/?v=V1_5"
            })
    void aLogOnIsAnsweredWithASession(String address) {
        // When
        Response response = given().auth().preemptive().basic("EM\\vera", "x").post(address);
        // Then
        assertThat(response.statusCode()).isEqualTo(201);
        Element session = EmClient.xml(response);
        String token = response.header(EmClient.TOKEN);
        String id = child(session, "SessionId").orElseThrow().getTextContent();
        assertThat(token).isNotBlank();
        assertThat(response.header("Set-Cookie"))
                .startsWith(EmClient.TOKEN + "=" + token + "; Path=/api");
        assertThat(session.getLocalName()).isEqualTo("LogonSession");
        assertThat(session.getAttribute("Type")).isEqualTo("LogonSession");
        assertThat(path(session.getAttribute("Href"))).isEqualTo("/api/logonSessions/" + id);
        assertThat(child(session, "UserName").orElseThrow().getTextContent()).isEqualTo("EM\\vera");
        assertThat(links(session))
                .containsExactly(
                        "Up EnterpriseManager /api/",
                        "Down BackupServerReferenceList /api/backupServers",
                        "Down QueryService /api/querySvc",
                        "Down BackupServerList /api/backupServers?format=Entity",
                        "Down CloudConnectService /api/cloud",
                        "Delete LogonSession /api/logonSessions/" + id);
    }

    @Test
    void aSessionIsListedAndEnded() {
        // Given
        String own = "/api/logonSessions/" + em.sessionId();
        // When
        List<String> listed =
                children(em.xml("/api/logonSessions")).stream()
                        .map(session -> path(session.getAttribute("Href")))
                        .toList();
        JsonNode one = em.json(own);
        Response ended = em.request().delete(own);
        Response after = em.get("/api/cloud");
        // Then
        assertThat(listed).contains(own);
        assertThat(one.get("SessionId").asText()).isEqualTo(em.sessionId());
        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(after.statusCode()).isEqualTo(401);
        assertThat(after.header("WWW-Authenticate")).isEqualTo("Basic Realm=RestSvc");
    }

    @Test
    void theCookieCountsMoreThanTheHeader() {
        // Given
        String cookie = "a=b; " + EmClient.TOKEN + "=";
        // When
        Response byCookie = given().header("Cookie", cookie + em.token()).get("/api/cloud");
        Response wrongCookie = em.request().header("Cookie", cookie + "wrong").get("/api/cloud");
        // Then
        assertThat(byCookie.statusCode()).isEqualTo(200);
        assertThat(wrongCookie.statusCode()).isEqualTo(401);
    }

    @Test
    void linksLeadToWhatIsServed() {
        // When
        List<String> cloud = links(em.xml("/api/cloud"));
        Element service = em.xml("/api/querySvc");
        // Then
        assertThat(cloud)
                .containsExactly(
                        "Up LogonSession /api/logonSessions/" + em.sessionId(),
                        "Down CloudVmReplicaPointReferenceList /api/cloud/vmReplicaPoints",
                        "Down CloudReplicaReferenceList /api/cloud/replicas",
                        "Down CloudVmReplicaPointList /api/cloud/vmReplicaPoints?format=Entity",
                        "Down CloudReplicaList /api/cloud/replicas?format=Entity");
        assertThat(links(service))
                .contains(
                        "Down CloudReplicaList /api/query?type=CloudReplica&format=Entities"
                                + "&sortAsc=name&pageSize=15&page=1");
        links(service).stream()
                .map(link -> link.substring(link.indexOf(" /") + 1))
                .forEach(address -> assertThat(em.get(address).statusCode()).isEqualTo(200));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/cloud/vmReplicaPoints, EntityReferences, Ref, Refs, CloudVmReplicaPointReference",
        "/api/cloud/vmReplicaPoints?format=entity, CloudVmReplicaPoints, CloudReplica,"
                + " CloudReplicas, CloudVmReplicaPoint",
        "/api/cloud/replicas, EntityReferences, Ref, Refs, CloudReplicaReference",
        "/api/cloud/replicas?format=Entity, CloudReplicas, CloudReplica, CloudReplicas,"
                + " CloudReplica",
    })
    void collectionsHoldTheRowsOfAllSites(
            String address, String root, String item, String jsonList, String type) {
        // Given
        Set<String> ids = address.contains("vmReplicaPoints") ? pointIds() : replicaIds();
        // When
        Response response = em.get(address);
        JsonNode json = em.json(address);
        // Then
        Element xml = EmClient.xml(response);
        assertThat(xml.getLocalName()).isEqualTo(root);
        assertThat(children(xml))
                .hasSize(ids.size())
                .allSatisfy(
                        element -> {
                            assertThat(element.getLocalName()).isEqualTo(item);
                            assertThat(element.getAttribute("Type")).isEqualTo(type);
                        });
        assertThat(children(xml).stream().map(element -> guid(element.getAttribute("UID"))))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(items(json.get(jsonList)).stream().map(row -> guid(row.get("UID").asText())))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(response.header("X-Fleet-Complete")).isEqualTo("true");
        assertThat(response.header("X-Fleet-Snapshot")).isNotBlank();
    }

    @Test
    void aRestorePointOfEmLooksAsEmShowsIt() {
        // Given
        SimulatedPoint point = SimulatedFleet.cloudRows.points().get(0);
        SimulatedReplica replica = SimulatedFleet.cloudRows.replica(point.replicaId());
        SimulatedServer server = SimulatedFleet.cloudRows.backupServerOf(replica.id());
        String address = "/api/cloud/vmReplicaPoints/" + point.id();
        String name = nameOf(point);
        // When
        Element entity = em.xml(address + "?format=Entity");
        Element reference =
                em.xml(address.replace(point.id(), point.id().toUpperCase(Locale.ROOT)));
        JsonNode json = em.json(address + "?format=Entity");
        // Then
        assertThat(entity.getLocalName()).isEqualTo("CloudVmReplicaPoint");
        assertThat(entity.getAttribute("Type")).isEqualTo("CloudVmReplicaPoint");
        assertThat(path(entity.getAttribute("Href"))).isEqualTo(address + "?format=Entity");
        assertThat(entity.getAttribute("Name")).isEqualTo(name);
        assertThat(entity.getAttribute("UID"))
                .isEqualTo("urn:veeam:CloudVmReplicaPoint:" + point.id());
        assertThat(entity.getAttribute("VmDisplayName")).isEqualTo(point.vmName());
        assertThat(children(entity).stream().map(Element::getLocalName))
                .containsExactly("Links", "CreationTimeUTC", "PointType", "State");
        assertThat(links(entity))
                .containsExactly(
                        "Up BackupServerReference "
                                + server.name()
                                + " /api/backupServers/"
                                + server.id(),
                        "Up CloudReplicaReference "
                                + replica.name()
                                + " /api/cloud/replicas/"
                                + replica.id(),
                        "Alternate CloudVmReplicaPointReference " + name + " " + address);
        assertThat(child(entity, "CreationTimeUTC").orElseThrow().getTextContent())
                .isEqualTo(point.creationTime());
        assertThat(child(entity, "PointType").orElseThrow().getTextContent())
                .isEqualTo(point.pointType());
        assertThat(child(entity, "State").orElseThrow().getTextContent()).isEqualTo(point.state());
        assertThat(reference.getLocalName()).isEqualTo("EntityRef");
        assertThat(reference.getAttribute("Type")).isEqualTo("CloudVmReplicaPointReference");
        assertThat(path(reference.getAttribute("Href"))).isEqualTo(address);
        assertThat(links(reference))
                .contains(
                        "Alternate CloudVmReplicaPoint " + name + " " + address + "?format=Entity");
        assertThat(json.get("CreationTimeUTC").asText()).isEqualTo(point.creationTime());
        assertThat(json.get("UID").asText()).isEqualTo(entity.getAttribute("UID"));
        assertThat(json.at("/Links/1/Name").asText()).isEqualTo(replica.name());
    }

    @Test
    void aReplicaOfVbrLooksAsEmWouldShowItWithItsRestorePoints() {
        // Given
        SimulatedReplica replica = SimulatedFleet.osloRows.replicas().get(0);
        List<String> points =
                SimulatedFleet.osloRows.pointsOf(replica.id()).stream()
                        .map(SimulatedPoint::id)
                        .toList();
        String address = "/api/cloud/replicas/" + replica.id();
        // When
        Element entity = em.xml(address + "?format=Entity");
        Element reference = em.xml(address);
        List<Element> found = children(em.xml(address + "/vmReplicaPoints?format=Entity"));
        JsonNode json = em.json(address + "/vmReplicaPoints");
        // Then
        assertThat(entity.getLocalName()).isEqualTo("CloudReplica");
        assertThat(entity.getAttribute("Name")).isEqualTo(replica.name());
        assertThat(links(entity))
                .element(2)
                .isEqualTo("Down CloudVmReplicaPointReferenceList " + address + "/vmReplicaPoints");
        assertThat(links(entity))
                .element(1)
                .isEqualTo("Alternate CloudReplicaReference " + replica.name() + " " + address);
        assertThat(links(entity).get(0)).startsWith("Up BackupServerReference oslo /api/backup");
        assertThat(reference.getAttribute("Type")).isEqualTo("CloudReplicaReference");
        assertThat(found.stream().map(point -> guid(point.getAttribute("UID"))))
                .containsExactlyInAnyOrderElementsOf(points);
        assertThat(found)
                .allSatisfy(
                        point ->
                                assertThat(child(point, "PointType").orElseThrow().getTextContent())
                                        .isIn("Snapshot", "CDP"));
        assertThat(items(json.get("Refs"))).hasSize(points.size());
    }

    @Test
    void backupServersAreThoseOfEmAndOneForEachVbr() {
        // When
        List<Element> servers = children(em.xml("/api/backupServers?format=Entity"));
        Element oslo =
                servers.stream()
                        .filter(server -> server.getAttribute("Name").equals("oslo"))
                        .findFirst()
                        .orElseThrow();
        String address = "/api/backupServers/" + guid(oslo.getAttribute("UID"));
        Element reference = em.xml(address);
        JsonNode json = em.json("/api/backupServers?format=Entity");
        // Then
        assertThat(servers.stream().map(server -> guid(server.getAttribute("UID"))))
                .containsAll(
                        SimulatedFleet.cloudRows.backupServers().stream()
                                .map(SimulatedServer::id)
                                .toList())
                .doesNotHaveDuplicates();
        assertThat(child(oslo, "Port").orElseThrow().getTextContent()).isEqualTo("9392");
        assertThat(child(oslo, "Description").orElseThrow().getTextContent()).isEqualTo("oslo");
        assertThat(child(oslo, "Version").orElseThrow().getTextContent()).isEmpty();
        assertThat(reference.getLocalName()).isEqualTo("EntityRef");
        assertThat(links(reference))
                .containsExactly("Alternate BackupServer oslo " + address + "?format=Entity");
        assertThat(items(json.get("BackupServers"))).hasSize(servers.size());
        assertThat(json.at("/BackupServers/0/Port").isInt()).isTrue();
        assertThat(json.at("/BackupServers/0/Version").isNull()).isTrue();
    }

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
                inventories()
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
                .isEqualTo((pointIds().size() + 99) / 100);
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
        refresh("paris");
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
    void linksCarryTheHostThatTheClientUsed() {
        for (String address :
                List.of(
                        "/api/",
                        "/api/cloud",
                        "/api/backupServers",
                        "/api/cloud/replicas",
                        "/api/query?type=CloudReplica&pageSize=3")) {
            // When
            String body = em.request().header("Host", "em.example:9398").get(address).asString();
            // Then
            assertThat(body).contains("\"http://em.example:9398/api/").doesNotContain("localhost");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/query?type=CloudReplica&filter=Name= | 400",
                "GET | /api/query?type=CloudReplica&filter=(Name==x | 400",
                "GET | /api/query?type=CloudReplica&filter=Name==x;Nonsense==y | 400",
                "GET | /api/query?type=CloudReplica&format=xml | 400",
                "GET | /api/query?type=CloudReplica&state=Ready | 400",
                "GET | /api/query?type=Job | 400",
                "GET | /api/query | 400",
                "GET | /api/query?type=CloudReplica&filter=%zz | 400",
                "GET | /api/cloud/replicas?format=Short | 400",
                "GET | /api/cloud/replicas?filter=Name==x | 400",
                "GET | /api/cloud/vmReplicaPoints/nowhere | 404",
                "GET | /api/cloud/replicas/nowhere/vmReplicaPoints | 404",
                "GET | /api/backupServers/nowhere | 404",
                "GET | /api/logonSessions/nowhere | 404",
                "DELETE | /api/logonSessions/nowhere | 404",
                "GET | /api/nonsense | 404",
                "GET | /api/jobs | 404",
                "POST | /api/cloud | 405",
                "GET | /api/sessionMngr/ | 405",
                "PUT | /api/query?type=CloudReplica | 405",
                "POST | /api/sessionMngr/?v=v1_4 | 400",
                "POST | /api/sessionMngr/?version=latest | 400",
                "POST | /api/sessionMngr/ | 401",
            })
    void whatGoesWrongIsSaidAsEmSaysIt(String method, String address, int status)
            throws IOException {
        // When
        String xml = raw(method, address, "*/*");
        String json = raw(method, address, "text/html, application/json;q=0.1");
        // Then
        assertThat(xml)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains(
                        "application/xml",
                        "<Error xmlns=\"http://www.veeam.com/ent/v1.0\" Message=\"",
                        "StatusCode=\"" + status + "\"");
        assertThat(json)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("application/json", "{\"Message\":\"", "\"StatusCode\":" + status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/cloud/replicas | GET, HEAD",
                "GET | /api/sessionMngr/ | POST",
                "POST | /api/logonSessions | GET, HEAD",
                "PUT | /api/logonSessions/nowhere | GET, HEAD, DELETE",
            })
    void aMethodThatIsNotTakenIsAnsweredWithThoseThatAre(
            String method, String address, String allowed) throws IOException {
        // When
        String answer = raw(method, address, "*/*");
        // Then
        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("\r\nAllow: " + allowed + "\r\n");
    }

    /** No HTTP client sends such addresses as they are. */
    private String raw(String method, String address, String accept) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            String head =
                    "%s %s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\nConnection: close\r\n"
                            + "Content-Length: 0\r\n%s: %s\r\n\r\n";
            socket.getOutputStream()
                    .write(
                            head.formatted(method, address, accept, EmClient.TOKEN, em.token())
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void quotesAndSemicolonsMayStandInAnAddressAsTheyAre() throws IOException {
        // Given
        String name = SimulatedFleet.cloudRows.replicas().get(0).id();
        // When
        String answer =
                raw(
                        "GET",
                        "/api/query?type=CloudReplica&filter=UID==\"" + name + "\";Platform!=x",
                        "*/*");
        String found =
                raw(
                        "GET",
                        "/api/query?type=CloudReplica&filter=UID==\"" + name + "\";Name>a",
                        "*/*");
        // Then
        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(found).startsWith("HTTP/1.1 200 ").contains("PagesCount=\"1\"", name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/cloud", "/api/cloud/vmReplicaPoints", "/api/cloud/replicas/x",
                "/api/backupServers", "/api/query?type=CloudReplica", "/api/querySvc",
                "/api/logonSessions"
            })
    void withoutASessionNothingIsTold(String address) {
        // When
        Response none = given().get(address);
        Response expired = given().header(EmClient.TOKEN, "bm90aGluZw==").get(address);
        // Then
        for (Response response : List.of(none, expired)) {
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(EmClient.xml(response).getAttribute("StatusCode")).isEqualTo("401");
        }
    }

    @Test
    void aLogOnOfATenantIsRefused() {
        // When
        Response response =
                given().auth()
                        .preemptive()
                        .basic("a", "b")
                        .contentType("application/xml")
                        .body("<LoginSpec xmlns=\"http://www.veeam.com/ent/v1.0\"/>")
                        .post("/api/sessionMngr/?v=latest");
        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(EmClient.xml(response).getAttribute("Message")).contains("tenants");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/",
                "/api/cloud/vmReplicaPoints",
                "/api/query?type=CloudReplica",
                "/api/backupServers"
            })
    void headIsAnsweredWithoutABody(String address) {
        // When
        Response response = em.request().head(address);
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("application/xml");
        assertThat(response.asByteArray()).isEmpty();
    }
}
