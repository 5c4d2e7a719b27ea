package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the mode {@code local}, callers say who they are, and may do what their role allows. */
@QuarkusTest
@TestProfile(CallersTest.Local.class)
class CallersTest {

    /** A viewer and an operator with passwords, a viewer with an API key. */
    public static final class Local implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>();
            config.put("gateway.auth.mode", "local");
            config.put("gateway.auth.users.\"vera\".password-hash", BCRYPT_OF_VERA);
            config.put("gateway.auth.users.\"vera\".roles", "viewer");
            config.put("gateway.auth.users.\"otto\".password-hash", BCRYPT_OF_OTTO);
            config.put("gateway.auth.users.\"otto\".roles", "operator");
            config.put("gateway.auth.api-keys.\"dashboard\".sha256", SHA256_OF_KEY);
            config.put("gateway.auth.api-keys.\"dashboard\".roles", "viewer");
            return config;
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SimulatedFleet.class));
        }
    }

    /** Of {@code päss wörd:1}, made by {@code htpasswd -bnBC 10}. */
    private static final String BCRYPT_OF_VERA =
            "$2y$10$.A/PXu2cscXVFRfJoZei2.Na3fIkunhcCxykhqNp5rOzFk2vl3Zhu";

    /** Of {@code operate}, made by {@code htpasswd -bnBC 10}. */
    private static final String BCRYPT_OF_OTTO =
            "$2y$10$UiNTxat8ULOWKfTwLi0GL.GymBa1uSVz.FEVrBd8G.crK4fPmOirm";

    private static final String KEY = "c2VjcmV0LWtleS1vZi1hLWRhc2hib2FyZA";

    /** Of the key, made by {@code sha256sum}. */
    private static final String SHA256_OF_KEY =
            "4abfda46e379ade544b5008dbf2ac46f8c4db1e0135685c10062d73802bc89f2";

    @ParameterizedTest
    @ValueSource(strings = {"/v1/replicas", "/v1/restore-points", "/v1/sites", "/v1/sites/paris"})
    void whoeverDoesNotSayWhoTheyAreIsAsked(String address) {
        // When
        ValidatableResponse response = given().get(address).then();
        // Then
        response.statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Basic "))
                .body("type", equalTo("/problems/unauthorized"));
    }

    @Test
    void wrongCredentialsAreRefused() {
        // When
        ValidatableResponse wrongPassword = asUser("vera", "wrong").get("/v1/replicas").then();
        ValidatableResponse wrongName = asUser("nobody", "operate").get("/v1/replicas").then();
        ValidatableResponse wrongKey =
                given().header("X-Api-Key", "wrong").get("/v1/replicas").then();
        // Then
        wrongPassword.statusCode(401).contentType("application/problem+json");
        wrongName.statusCode(401).contentType("application/problem+json");
        wrongKey.statusCode(401).contentType("application/problem+json");
    }

    @Test
    void aViewerReadsAndMayNotHaveASiteRead() {
        // When
        ValidatableResponse reads = asUser("vera", "päss wörd:1").get("/v1/replicas").then();
        ValidatableResponse refreshes =
                asUser("vera", "päss wörd:1").post("/v1/sites/paris/refresh").then();
        ValidatableResponse accepts =
                asUser("vera", "päss wörd:1").post("/v1/sites/paris/accept").then();
        // Then
        reads.statusCode(200);
        refreshes.statusCode(403).contentType("application/problem+json");
        accepts.statusCode(403).contentType("application/problem+json");
    }

    @Test
    void anOperatorMayWhatAViewerMayAndHaveASiteRead() {
        // When
        ValidatableResponse reads = asUser("otto", "operate").get("/v1/replicas").then();
        ValidatableResponse refreshes =
                asUser("otto", "operate").post("/v1/sites/paris/refresh").then();
        ValidatableResponse accepts =
                asUser("otto", "operate").post("/v1/sites/paris/accept").then();
        // Then
        reads.statusCode(200);
        refreshes.statusCode(202);
        accepts.statusCode(409).body("type", equalTo("/problems/nothing-held"));
    }

    @Test
    void anOperatorMayBeginARescanWhichAViewerMaySee() {
        // Given
        String body = "{\"sites\":[\"paris\"]}";
        // When
        ValidatableResponse ofViewer =
                asUser("vera", "päss wörd:1")
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/rescans")
                        .then();
        ValidatableResponse ofOperator =
                asUser("otto", "operate")
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/rescans")
                        .then();
        String location = ofOperator.extract().header("Location");
        ValidatableResponse seen = asUser("vera", "päss wörd:1").get(location).then();
        ValidatableResponse ofNobody = given().get(location).then();
        // Then
        ofViewer.statusCode(403).contentType("application/problem+json");
        ofOperator.statusCode(202).body("requestedBy", equalTo("otto"));
        seen.statusCode(200).body("requestedBy", equalTo("otto"));
        ofNobody.statusCode(401);
    }

    @Test
    void anApiKeyIsAsGoodAsAPassword() {
        // When
        ValidatableResponse reads = given().header("X-Api-Key", KEY).get("/v1/replicas").then();
        ValidatableResponse metrics = given().header("X-Api-Key", KEY).get("/q/metrics").then();
        // Then
        reads.statusCode(200);
        metrics.statusCode(200);
    }

    @Test
    void healthIsOpenAndMetricsAreNot() {
        // When
        ValidatableResponse live = given().get("/q/health/live").then();
        ValidatableResponse metrics = given().get("/q/metrics").then();
        // Then
        live.statusCode(200);
        metrics.statusCode(401);
    }

    @Test
    void aViewerLogsOnToTheVbrViewAndMayNotRescan() {
        // Given
        VbrClient viewer = VbrClient.loggedOn("1.3-rev2", "vera", "päss wörd:1");
        VbrClient operator = VbrClient.loggedOn("1.3-rev2", "otto", "operate");
        // When
        ValidatableResponse reads = viewer.get("replicas").then();
        ValidatableResponse rescans = viewer.request().post("/api/v1/replicas/rescan").then();
        ValidatableResponse ofOperator = operator.request().post("/api/v1/replicas/rescan").then();
        // Then
        reads.statusCode(200);
        rescans.statusCode(403).body("errorCode", equalTo("AccessDenied"));
        ofOperator.statusCode(201).body("initiatedBy", equalTo("otto"));
    }

    @Test
    void whoeverIsNotKnownDoesNotLogOnToTheVbrView() {
        // When
        ValidatableResponse wrongPassword =
                VbrClient.token(
                                "1.3-rev2",
                                Map.of(
                                        "grant_type", "password",
                                        "username", "vera",
                                        "password", "wrong"))
                        .then();
        ValidatableResponse byKey =
                given().header("x-api-version", "1.3-rev2")
                        .header("X-Api-Key", KEY)
                        .get("/api/v1/replicas")
                        .then();
        // Then
        wrongPassword.statusCode(401).body("errorCode", equalTo("AccessDenied"));
        byKey.statusCode(401).body("errorCode", equalTo("AccessDenied"));
    }

    private static RequestSpecification asUser(String name, String password) {
        String credentials = name + ":" + password;
        return given().header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                credentials.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whoeverLogsOnAsToEmIsAUserAndSeesNoSessionOfOthers() {
        // Given
        EmClient vera = EmClient.logOn("vera", "päss wörd:1");
        EmClient otto = EmClient.logOn("otto", "operate");
        String ofVera = "/api/logonSessions/" + vera.sessionId();
        // When
        ValidatableResponse wrong =
                asUser("vera", "wrong").post("/api/sessionMngr/?v=latest").then();
        ValidatableResponse reads = vera.get("/api/cloud").then();
        ValidatableResponse one = otto.get(ofVera).then();
        ValidatableResponse ends = otto.request().delete(ofVera).then();
        // Then
        wrong.statusCode(401).header("WWW-Authenticate", "Basic Realm=RestSvc");
        reads.statusCode(200);
        one.statusCode(404);
        ends.statusCode(404);
        assertThat(EmClient.children(otto.xml("/api/logonSessions"))).hasSize(1);
        assertThat(vera.get(ofVera).statusCode()).isEqualTo(200);
    }
}
