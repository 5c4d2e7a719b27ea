package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The EM view answers what it does not take as EM does, and links with the host that it was asked by. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class EmRefusalsTest extends EmViewTestBase {

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
        String xml = em.raw(method, address, "*/*");
        String json = em.raw(method, address, "text/html, application/json;q=0.1");
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
        String answer = em.raw(method, address, "*/*");
        // Then
        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("\r\nAllow: " + allowed + "\r\n");
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
}
