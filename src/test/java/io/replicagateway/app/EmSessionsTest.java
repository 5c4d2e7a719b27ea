package io.replicagateway.app;

import static io.replicagateway.app.EmClient.child;
import static io.replicagateway.app.EmClient.children;
import static io.replicagateway.app.EmClient.links;
import static io.replicagateway.app.EmClient.path;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Whoever reads the EM view logs on first, and may log off. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class EmSessionsTest extends EmViewTestBase {

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
}
