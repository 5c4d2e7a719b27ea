package io.replicagateway.app;

import static io.replicagateway.app.EmClient.child;
import static io.replicagateway.app.EmClient.children;
import static io.replicagateway.app.EmClient.guid;
import static io.replicagateway.app.EmClient.items;
import static io.replicagateway.app.EmClient.links;
import static io.replicagateway.app.EmClient.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.simulator.SimulatedPoint;
import io.replicagateway.simulator.SimulatedReplica;
import io.replicagateway.simulator.SimulatedServer;
import io.restassured.response.Response;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** The fleet is shown as one Enterprise Manager would show it, in XML and JSON. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class EmViewTest extends EmViewTestBase {

    private static final DateTimeFormatter IN_NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static String nameOf(SimulatedPoint point) {
        return point.vmName()
                + "@"
                + OffsetDateTime.parse(point.creationTime())
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .format(IN_NAME);
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
        Set<String> ids =
                address.contains("vmReplicaPoints")
                        ? SimulatedFleet.pointIds()
                        : SimulatedFleet.replicaIds();
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
}
