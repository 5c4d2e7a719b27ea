package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports harm nobody else however slowly they are read, and say when they do not show the whole fleet. */
@QuarkusTest
@TestProfile(ExportsUnderLoadTest.Busy.class)
class ExportsUnderLoadTest {

    /** The busy fleet, and no other resource. */
    public static final class Busy implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(BusyFleet.class));
        }
    }

    @Inject FleetRefresher refresher;

    @BeforeEach
    void readAllSites() {
        for (String site : List.of("oslo", "rome")) {
            refresher.refresh(new SiteId(site)).await().atMost(Duration.ofSeconds(30));
        }
    }

    @Test
    void whatMoreIsAskedForThanMayRunIsRefusedUntilOneEnds() throws IOException {
        // Given
        double aborted = Exported.count("ndjson", "aborted");
        double refused = Exported.count("csv", "refused");
        List<Socket> readers = new ArrayList<>();
        for (int number = 0; number < BusyFleet.MOST_EXPORTS; number++) {
            Socket reader = asking();
            assertThat(head(reader)).startsWith("HTTP/1.1 200 OK\r\n").contains("X-Total-Count: ");
            readers.add(reader);
        }
        // When
        ValidatableResponse oneMore = given().accept("text/csv").get("/v1/replicas").then();
        ValidatableResponse head = given().accept("text/csv").head("/v1/replicas").then();
        ValidatableResponse page = given().get("/v1/restore-points?limit=1000").then();
        for (Socket reader : readers) {
            reader.close();
        }
        Exported.await("ndjson", "aborted", aborted + BusyFleet.MOST_EXPORTS);
        ValidatableResponse again = given().accept("text/csv").get("/v1/replicas").then();
        // Then
        oneMore.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "10")
                .header("Cache-Control", "no-store")
                .body("type", equalTo("/problems/busy"))
                .body("title", equalTo("Too many exports at a time"));
        head.statusCode(503).header("Retry-After", "10");
        page.statusCode(200).body("items.size()", equalTo(1000));
        again.statusCode(200);
        assertThat(Exported.count("csv", "refused")).isEqualTo(refused + 2);
    }

    @Test
    void ofThoseWhoAskAtTheSameMomentNotOneTooManyIsServed() throws IOException {
        // Given
        double aborted = Exported.count("ndjson", "aborted");
        List<Socket> readers = new ArrayList<>();
        for (int number = 0; number < 3 * BusyFleet.MOST_EXPORTS; number++) {
            readers.add(asking());
        }
        // When
        List<String> heads = new ArrayList<>();
        for (Socket reader : readers) {
            heads.add(head(reader));
        }
        for (Socket reader : readers) {
            reader.close();
        }
        Exported.await("ndjson", "aborted", aborted + BusyFleet.MOST_EXPORTS);
        // Then
        assertThat(heads)
                .filteredOn(head -> head.startsWith("HTTP/1.1 200 OK\r\n"))
                .hasSize(BusyFleet.MOST_EXPORTS);
        assertThat(heads)
                .filteredOn(head -> head.startsWith("HTTP/1.1 503 "))
                .hasSize(2 * BusyFleet.MOST_EXPORTS)
                .allMatch(head -> head.contains("application/problem+json"))
                .noneMatch(head -> head.contains("X-Total-Count"));
    }

    /** Has asked for an export that no connection holds, and will take little of it. */
    private static Socket asking() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(
                        ("GET /v1/restore-points HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Accept: application/x-ndjson\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String head(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("no whole head: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Test
    void aFleetThatIsNotFreshIsSaidToBeIncomplete() {
        // When
        Response all = given().accept("text/csv").get("/v1/replicas");
        Response unread = given().accept("application/x-ndjson").get("/v1/replicas?site=rome");
        // Then
        all.then()
                .statusCode(200)
                .header("X-Fleet-Complete", "false")
                .header("X-Fleet-Problems", "oslo=stale, rome=unavailable")
                .header("X-Total-Count", "100");
        unread.then()
                .statusCode(200)
                .header("X-Fleet-Complete", "false")
                .header("X-Fleet-Problems", "rome=unavailable")
                .header("X-Total-Count", "0");
        assertThat(unread.headers().hasHeaderWithName("X-Fleet-As-Of")).isFalse();
        assertThat(unread.asByteArray()).isEmpty();
    }
}
