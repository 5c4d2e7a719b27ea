package io.replicagateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Query parameters as a caller sends them, and a small fleet that they are about. */
final class Requests {

    static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");

    /** Oslo, a VBR site with labels whose one replica has a state of its own; Bern, an EM site without rows. */
    static final FleetSnapshot FLEET =
            new FleetSnapshot(
                    "test-1",
                    NOW,
                    List.of(oslo(), SiteState.pending(TestRows.site("bern", SiteKind.EM))));

    private Requests() {}

    private static SiteState oslo() {
        var settings =
                new SiteSettings(
                        new SiteId("oslo"),
                        "Oslo",
                        SiteKind.VBR,
                        Map.of("tier", "gold", "country", "no"),
                        Duration.ofHours(2),
                        Duration.ofHours(24));
        SiteRows rows =
                SiteRows.of(
                        SiteKind.VBR,
                        List.of(TestRows.replica("r1").state("Vanishing").build()),
                        List.of(TestRows.point("p1", "r1").build()));
        return SiteState.pending(settings).read(rows, NOW.minusSeconds(60), Optional.empty());
    }

    /** Names and values in turn. */
    static MultivaluedMap<String, String> values(String... namesAndValues) {
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            values.add(namesAndValues[at], namesAndValues[at + 1]);
        }
        return values;
    }

    static Parameters parameters(String... namesAndValues) {
        MultivaluedMap<String, String> values = values(namesAndValues);
        return new Parameters(values, values.keySet());
    }

    /** The call ends in a problem that blames this parameter. */
    static void assertRefused(String parameter, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).as(parameter).isInstanceOf(ProblemException.class);
        var problem = (ProblemException) thrown;
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
        assertThat(problem.members()).containsEntry("parameter", parameter);
        assertThat(problem.getMessage()).startsWith(parameter + ": ");
    }
}
