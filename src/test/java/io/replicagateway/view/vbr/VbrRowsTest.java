package io.replicagateway.view.vbr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.simulator.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That nothing is known is never told as if there were nothing. */
class VbrRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");
    private static final String ID = "4f1c2d3e-0000-4000-8000-000000000001";

    private final MutableClock clock = new MutableClock(NOW);
    private final Inventory inventory =
            new Inventory(
                    List.of(
                            TestRows.site("oslo", SiteKind.VBR),
                            TestRows.site("rome", SiteKind.VBR)),
                    clock,
                    "test",
                    new Retention(10, Duration.ofMinutes(10), Long.MAX_VALUE));
    private final VbrRows rows = new VbrRows(inventory, clock);

    private void read(String site) {
        inventory.update(
                new SiteId(site), state -> state.read(SiteRows.NONE, NOW, Optional.empty()));
    }

    @Test
    void beforeAnySiteWasReadThereIsNoEmptyList() {
        // When
        VbrError error =
                catchThrowableOfType(
                        VbrError.class, () -> VbrRows.checkAnyIsKnown(inventory.latest()));
        read("oslo");
        // Then
        assertThat(error.status()).isEqualTo(500);
        assertThat(error.body().errorCode()).isEqualTo("ServiceUnavailable");
        assertThatCode(() -> VbrRows.checkAnyIsKnown(inventory.latest()))
                .doesNotThrowAnyException();
    }

    @Test
    void aRowIsNotFoundOnlyOnceAllSitesWereRead() {
        // Given
        read("oslo");
        // When
        VbrError before =
                catchThrowableOfType(VbrError.class, () -> rows.replica(VbrRevision.V1_3_REV2, ID));
        read("rome");
        VbrError after =
                catchThrowableOfType(VbrError.class, () -> rows.replica(VbrRevision.V1_3_REV2, ID));
        // Then
        assertThat(before.status()).isEqualTo(500);
        assertThat(before.getMessage()).contains("rome");
        assertThat(after.status()).isEqualTo(404);
    }
}
