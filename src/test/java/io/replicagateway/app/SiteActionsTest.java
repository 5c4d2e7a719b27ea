package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.inventory.HeldRead;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator can do about a site. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class SiteActionsTest {

    private static final SiteId PARIS = new SiteId("paris");
    private static final SiteId CLOUD = new SiteId("cloud");
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    @Inject Inventory inventory;

    @Inject FleetRefresher refresher;

    /** A whole read, whatever rows a test has left behind. */
    @AfterEach
    void readAnew() {
        inventory.update(PARIS, state -> SiteState.pending(state.site()));
        refresher.refresh(PARIS).await().atMost(LONG_ENOUGH);
    }

    private SiteState paris() {
        return inventory.latest().find(PARIS).orElseThrow();
    }

    private static long collections() {
        return SimulatedFleet.cloud.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .filter(request -> request.path().startsWith("/api/backupServers/"))
                .count();
    }

    @Test
    void whereNoReadIsHeldBackThereIsNothingToAccept() {
        // When
        ValidatableResponse response = given().post("/v1/sites/paris/accept").then();
        // Then
        response.statusCode(409)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("type", equalTo("/problems/nothing-held"))
                .body("detail", equalTo("no read of site paris is held back"))
                .body("instance", startsWith("urn:uuid:"));
    }

    @Test
    void aReadThatIsHeldBackIsShownAndCanBeAccepted() {
        // Given
        refresher.refresh(PARIS).await().atMost(LONG_ENOUGH);
        SiteRows before = paris().rows();
        var held = new HeldRead(SiteRows.NONE, paris().observedAt(), Optional.empty());
        inventory.update(PARIS, state -> state.holding(held));
        // When
        ValidatableResponse shown = given().get("/v1/sites/paris").then();
        SiteRows meanwhile = paris().rows();
        ValidatableResponse accepted = given().post("/v1/sites/paris/accept").then();
        // Then
        shown.statusCode(200).body("held", notNullValue());
        assertThat(meanwhile).isSameAs(before);
        accepted.statusCode(200)
                .header("Cache-Control", "no-store")
                .body("id", equalTo("paris"))
                .body("held", nullValue());
        assertThat(paris().rows()).isSameAs(SiteRows.NONE);
    }

    @Test
    void aRefreshThroughHasEmCollectFirst() {
        // Given
        long before = collections();
        // When
        ValidatableResponse response = given().post("/v1/sites/cloud/refresh?through=true").then();
        refresher.refreshThrough(CLOUD).await().atMost(LONG_ENOUGH);
        // Then
        response.statusCode(202);
        assertThat(collections() - before)
                .isEqualTo(SimulatedFleet.cloudRows.backupServers().size());
    }

    @Test
    void anOrdinaryRefreshDoesNot() {
        // Given
        long before = collections();
        // When
        ValidatableResponse response = given().post("/v1/sites/cloud/refresh?through=false").then();
        refresher.refresh(CLOUD).await().atMost(LONG_ENOUGH);
        // Then
        response.statusCode(202);
        assertThat(collections()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/sites/paris/refresh?through=perhaps, through",
        "/v1/sites/paris/refresh?through=true&through=true, through",
        "/v1/sites/paris/refresh?Through=true, Through",
        "/v1/sites/paris/accept?through=true, through",
    })
    void aParameterThatIsNotTakenIsNamed(String address, String parameter) {
        // When
        ValidatableResponse response = given().post(address).then();
        // Then
        response.statusCode(400).body("parameter", equalTo(parameter));
    }

    @ParameterizedTest
    @CsvSource({"/v1/sites/nowhere/accept", "/v1/sites/nowhere/refresh?through=true"})
    void aSiteThatIsNotConfiguredIsNotFound(String address) {
        // When
        ValidatableResponse response = given().post(address).then();
        // Then
        response.statusCode(404).body("type", equalTo("/problems/not-found"));
    }
}
