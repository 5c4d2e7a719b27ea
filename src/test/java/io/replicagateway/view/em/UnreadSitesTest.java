package io.replicagateway.view.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.replicagateway.inventory.FleetSnapshot;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A site that has not been read yet is never taken for one without rows. */
class UnreadSitesTest {

    private static final FleetSnapshot NONE_READ =
            new FleetSnapshot("test-1", SmallFleet.NOW, List.of(SmallFleet.pending("oslo")));

    private static final FleetSnapshot SOME_READ =
            new FleetSnapshot(
                    "test-2",
                    SmallFleet.NOW,
                    Stream.concat(
                                    SmallFleet.snapshot().sites().stream(),
                                    Stream.of(SmallFleet.pending("oslo")))
                            .toList());

    private static int statusOf(Throwable refusal) {
        return ((EmRefusal) refusal).status();
    }

    @Test
    void whereNoneWasReadAListIsRefused() {
        // When // Then
        assertThatThrownBy(() -> Fleet.requireAnyAnswer(NONE_READ))
                .hasMessageContaining("oslo")
                .satisfies(refusal -> assertThat(statusOf(refusal)).isEqualTo(503));
        assertThatCode(() -> Fleet.requireAnyAnswer(SOME_READ)).doesNotThrowAnyException();
    }

    @Test
    void whereThereAreNoSitesAListIsEmpty() {
        // Given
        var empty = new FleetSnapshot("test-0", SmallFleet.NOW, List.of());
        // When // Then
        assertThatCode(() -> Fleet.requireAnyAnswer(empty)).doesNotThrowAnyException();
    }

    @Test
    void whatIsNotFoundMayBeAtASiteThatWasNotRead() {
        // When
        Throwable refusal =
                catchThrowable(
                        () -> EmSingles.find(EmType.POINT, "nowhere", SOME_READ, SmallFleet.NOW));
        Throwable missing =
                catchThrowable(
                        () ->
                                EmSingles.find(
                                        EmType.POINT,
                                        "nowhere",
                                        SmallFleet.snapshot(),
                                        SmallFleet.NOW));
        // Then
        assertThat(statusOf(refusal)).isEqualTo(503);
        assertThat(statusOf(missing)).isEqualTo(404);
    }

    @Test
    void serversOfSitesThatWereNotReadAreNotMadeUp() {
        // When
        List<String> names =
                Servers.of(SOME_READ, SmallFleet.NOW).stream().map(Server::name).toList();
        // Then
        assertThat(names).containsExactly("172.17.53.48", "Paris");
    }
}
