package io.replicagateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FakeEnterpriseManagerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final SimulatedInventory inventory = SimulatedInventory.seeded(1, SeedSpec.em(NOW));
    private final MutableClock clock = new MutableClock(NOW);
    private final FakeEnterpriseManager server =
            FakeEnterpriseManager.start(inventory).clock(clock);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void discoveryNeedsNoLogonAndNamesAHostThatIsWrong() {
        // Given
        Caller caller = new Caller(server.url());
        // When
        Document root = caller.xml("/api/");
        // Then
        assertThat(root.getDocumentElement().getLocalName()).isEqualTo("EnterpriseManager");
        assertThat(root.getDocumentElement().getNamespaceURI())
                .isEqualTo("http://www.veeam.com/ent/v1.0");
        assertThat(attributes(root, "SupportedVersion", "Name"))
                .containsExactly("v1_5", "v1_6", "v1_7");
        assertThat(attributes(root, "Link", "Href"))
                .allMatch(href -> href.startsWith("https://em.internal.example:9398/api/"));
    }

    @Test
    void logonAnswersTokenCookieAndSession() {
        // Given
        server.account("gäste", "p:ß");
        Caller caller = new Caller(server.url());
        // When
        HttpResponse<String> answer = caller.emLogOn("gäste", "p:ß");
        // Then
        String token = answer.headers().firstValue("X-RestSvcSessionId").orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .contains("X-RestSvcSessionId=" + token + "; Path=/api;");
        assertThat(texts(Caller.xml(answer), "SessionId")).hasSize(1);
        assertThat(server.openSessions()).isEqualTo(1);
        assertThat(server.logons()).isEqualTo(1);
    }

    @Test
    void aWrongPasswordIsRefusedWithAChallenge() {
        // Given
        Caller caller = new Caller(server.url());
        // When
        HttpResponse<String> answer = caller.emLogOn("gateway", "wrong");
        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic Realm=RestSvc");
        assertThat(Caller.xml(answer).getDocumentElement().getAttribute("StatusCode"))
                .isEqualTo("401");
        assertThat(server.openSessions()).isZero();
    }

    @Test
    void sessionsSlideWithEachRequestUntilTheyAreLeftIdle() {
        // Given
        Caller caller = Caller.loggedOn(server);
        // When
        clock.advance(Duration.ofMinutes(14));
        int used = caller.get("/api/cloud").statusCode();
        clock.advance(Duration.ofMinutes(14));
        int usedAgain = caller.get("/api/cloud").statusCode();
        clock.advance(Duration.ofMinutes(16));
        int idle = caller.get("/api/cloud").statusCode();
        // Then
        assertThat(List.of(used, usedAgain, idle)).containsExactly(200, 200, 401);
        assertThat(server.openSessions()).isZero();
    }

    @Test
    void aSessionEndsByItsId() {
        // Given
        Caller caller = Caller.loggedOn(server);
        String id = texts(caller.xml("/api/logonSessions"), "SessionId").get(0);
        // When
        HttpResponse<String> answer = caller.delete("/api/logonSessions/" + id);
        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(caller.get("/api/cloud").statusCode()).isEqualTo(401);
        assertThat(server.openSessions()).isZero();
    }

    @Test
    void theCookieWinsOverTheHeader() {
        // Given
        Caller caller = Caller.loggedOn(server).with("Cookie", "a=b; X-RestSvcSessionId=stale");
        // When
        HttpResponse<String> answer = caller.get("/api/cloud");
        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void aLogonWithoutContentLengthIsRefusedIfAskedFor() throws IOException {
        // Given
        server.requireContentLengthOnLogon();
        // When
        try (Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
            String request =
                    "POST /api/sessionMngr/?v=latest HTTP/1.1\r\nHost: em\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // Then
            assertThat(answer).startsWith("HTTP/1.1 411");
        }
        assertThat(new Caller(server.url()).emLogOn("gateway", "secret").statusCode())
                .isEqualTo(201);
    }

    @Test
    void cloudPointsInListsHaveTheWrongElementNameAndTheRightType() {
        // Given
        Caller caller = Caller.loggedOn(server);
        // When
        Document list = caller.xml("/api/cloud/vmReplicaPoints?format=Entity");
        // Then
        SimulatedPoint first = inventory.points().get(0);
        assertThat(list.getDocumentElement().getLocalName()).isEqualTo("CloudVmReplicaPoints");
        assertThat(elements(list, "CloudReplica")).hasSize(inventory.points().size());
        Element point = elements(list, "CloudReplica").get(0);
        assertThat(point.getAttribute("Type")).isEqualTo("CloudVmReplicaPoint");
        assertThat(point.getAttribute("UID"))
                .isEqualTo("urn:veeam:CloudVmReplicaPoint:" + first.id());
        assertThat(point.getAttribute("VmDisplayName")).isEqualTo(first.vmName());
        assertThat(point.getAttribute("Href")).endsWith(first.id() + "?format=Entity");
        assertThat(texts(list, "CreationTimeUTC").get(0)).isEqualTo(first.creationTime());
        assertThat(attributes(list, "CloudReplica", "VmDisplayName"))
                .contains("mail 🚀 relay", "R&D build <main>");
    }

    @Test
    void singleObjectsHaveTheirOwnNameOrAreReferences() {
        // Given
        Caller caller = Caller.loggedOn(server);
        String path = "/api/cloud/vmReplicaPoints/" + inventory.points().get(0).id();
        // When
        Element reference = caller.xml(path).getDocumentElement();
        Element entity = caller.xml(path + "?format=entity").getDocumentElement();
        // Then
        assertThat(reference.getLocalName()).isEqualTo("EntityRef");
        assertThat(reference.getAttribute("Type")).isEqualTo("CloudVmReplicaPointReference");
        assertThat(entity.getLocalName()).isEqualTo("CloudVmReplicaPoint");
        assertThat(caller.get(path + "0").statusCode()).isEqualTo(404);
    }

    @Test
    void eachReplicaHasItsPointsAndItsServer() {
        // Given
        Caller caller = Caller.loggedOn(server);
        SimulatedReplica replica = inventory.replicas().get(1);
        // When
        Document points = caller.xml("/api/cloud/replicas/" + replica.id() + "/vmReplicaPoints");
        Document entity = caller.xml("/api/cloud/replicas/" + replica.id() + "?format=Entity");
        // Then
        assertThat(elements(points, "Ref")).hasSize(inventory.pointsOf(replica.id()).size());
        assertThat(texts(entity, "Platform")).containsExactly(replica.platform());
        assertThat(attributes(entity, "Link", "Href"))
                .anyMatch(
                        href ->
                                href.endsWith(
                                        "/backupServers/"
                                                + inventory.backupServerOf(replica.id()).id()));
        assertThat(inventory.backupServers()).hasSize(2);
    }

    @Test
    void collectingIsATaskThatIsAccepted() {
        // Given
        Caller caller = Caller.loggedOn(server);
        String id = inventory.backupServers().get(0).id();
        // When
        HttpResponse<String> begun =
                caller.post("/api/backupServers/" + id + "?action=collect", "");
        // Then
        String task = texts(Caller.xml(begun), "TaskId").get(0);
        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(texts(caller.xml("/api/tasks/" + task), "State")).containsExactly("Finished");
        assertThat(texts(caller.xml("/api/backupServers/" + id + "?format=Entity"), "Port"))
                .containsExactly("9392");
    }

    @Test
    void jsonFlattensAttributesAndKeepsTheWrongName() {
        // Given
        Caller caller = Caller.loggedOn(server).with("Accept", "application/json");
        SimulatedPoint first = inventory.points().get(0);
        // When
        JsonNode list =
                caller.json("/api/cloud/vmReplicaPoints?format=Entity").path("CloudReplicas");
        JsonNode query =
                caller.json("/api/query?type=CloudVmReplicaPoint&format=Entities&pageSize=3");
        JsonNode refs = caller.json("/api/query?type=cloudReplica&pageSize=3");
        JsonNode single =
                caller.json("/api/cloud/vmReplicaPoints/" + first.id() + "?format=Entity");
        // Then
        assertThat(list).hasSize(inventory.points().size());
        assertThat(list.path(0)).isEqualTo(single);
        assertThat(single.path("UID").asText())
                .isEqualTo("urn:veeam:CloudVmReplicaPoint:" + first.id());
        assertThat(single.path("Links").path(0).path("Rel").asText()).isEqualTo("Up");
        assertThat(single.fieldNames()).toIterable().last().isEqualTo("Type");
        assertThat(query.path("Entities").path("CloudVmReplicaPoints").path("CloudReplicas"))
                .hasSize(3);
        assertThat(query.path("PagingInfo").path("PageSize").isInt()).isTrue();
        assertThat(refs.path("Refs").path("Refs")).hasSize(3);
        assertThat(caller.json("/api/cloud/vmReplicaPoints").path("Refs"))
                .hasSize(inventory.points().size());
    }

    @Test
    void errorsComeInTheAskedFormat() {
        // Given
        Caller caller = Caller.loggedOn(server);
        // When
        Document xml = caller.xml("/api/nowhere");
        caller.with("Accept", "text/xml;q=0.5, application/json");
        JsonNode json = caller.json("/api/nowhere");
        HttpResponse<String> trap = caller.post("/api/sessionMngr/?v=latest", "<LoginSpec/>");
        // Then
        assertThat(xml.getDocumentElement().getAttribute("StatusCode")).isEqualTo("404");
        assertThat(json.path("StatusCode").asInt()).isEqualTo(404);
        assertThat(trap.statusCode()).isEqualTo(400);
        assertThat(Caller.json(trap).path("Message").asText())
                .isEqualTo("Node [root] does not exist.");
    }

    @Test
    void bothStylesOfXmlSayTheSame() {
        // Given
        Caller caller = Caller.loggedOn(server);
        // When
        String one = caller.get("/api/cloud/replicas").body();
        String other = caller.get("/api/cloud/replicas").body();
        // Then
        assertThat(one).isNotEqualTo(other);
        assertThat(List.of(one, other))
                .anyMatch(text -> text.startsWith("<?xml"))
                .anyMatch(text -> text.startsWith("<E"));
        assertThat(List.of(one, other))
                .anyMatch(text -> text.contains("<Link Rel="))
                .anyMatch(text -> text.contains("<Link Href="));
    }

    @Test
    void emptyResultsAndJsonMarksCanBeSwitched() {
        // Given
        inventory.clear();
        Caller caller = Caller.loggedOn(server).with("Accept", "application/json");
        String path = "/api/query?type=CloudVmReplicaPoint&format=Entities";
        // When
        JsonNode usual = caller.json(path);
        server.emptyResultsWithoutEntities();
        JsonNode bare = caller.json(path);
        server.jsonWithByteOrderMark();
        HttpResponse<String> marked = caller.get(path);
        // Then
        assertThat(
                        usual.path("Entities")
                                .path("CloudVmReplicaPoints")
                                .path("CloudReplicas")
                                .isArray())
                .isTrue();
        assertThat(usual.path("PagingInfo").path("PagesCount").asInt()).isEqualTo(1);
        assertThat(bare.has("Entities")).isFalse();
        assertThat(bare.path("PagingInfo").path("PagesCount").asInt()).isZero();
        assertThat(marked.body()).startsWith("\uFEFF{");
    }

    @Test
    void timesCanBeWrittenWithAnyFraction() {
        // Given
        Caller caller = Caller.loggedOn(server);
        server.withFractionDigits(2);
        // When
        List<String> times =
                texts(caller.xml("/api/cloud/vmReplicaPoints?format=Entity"), "CreationTimeUTC");
        // Then
        assertThat(times).isNotEmpty().allMatch(time -> time.matches(".*:\\d\\d\\.\\d\\dZ"));
    }

    static List<Element> elements(Document document, String name) {
        return IntStream.range(0, document.getElementsByTagNameNS("*", name).getLength())
                .mapToObj(i -> (Element) document.getElementsByTagNameNS("*", name).item(i))
                .toList();
    }

    static List<String> texts(Document document, String name) {
        return elements(document, name).stream().map(Element::getTextContent).toList();
    }

    static List<String> attributes(Document document, String name, String attribute) {
        return elements(document, name).stream()
                .map(element -> element.getAttribute(attribute))
                .toList();
    }
}
