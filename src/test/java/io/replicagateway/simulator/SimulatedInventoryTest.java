package io.replicagateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedInventoryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void equalSeedsGiveEqualRowsThroughAllSteps() {
        // Given
        SimulatedInventory one = SimulatedInventory.seeded(7, SeedSpec.vbr(NOW));
        SimulatedInventory same = SimulatedInventory.seeded(7, SeedSpec.vbr(NOW));
        SimulatedInventory other = SimulatedInventory.seeded(8, SeedSpec.vbr(NOW));
        // When
        for (int step = 1; step <= 5; step++) {
            one.advance(NOW.plus(Duration.ofHours(step)));
            same.advance(NOW.plus(Duration.ofHours(step)));
        }
        // Then
        assertThat(one.points()).isEqualTo(same.points());
        assertThat(one.replicas()).isEqualTo(same.replicas()).isNotEqualTo(other.replicas());
    }

    @Test
    void aVbrInventoryHasEveryOddity() {
        // Given
        SeedSpec spec = SeedSpec.vbr(NOW);
        // When
        SimulatedInventory inventory = SimulatedInventory.seeded(1, spec);
        // Then
        List<SimulatedReplica> replicas = inventory.replicas();
        assertThat(replicas)
                .hasSize(24)
                .anyMatch(row -> row.type().equals("CDP") && row.creationTime() == null);
        assertThat(replicas)
                .extracting(SimulatedReplica::state)
                .containsAll(VendorWords.VBR_STATES);
        assertThat(replicas)
                .extracting(SimulatedReplica::jobId)
                .contains("00000000-0000-0000-0000-000000000000");
        assertThat(replicas).anyMatch(row -> inventory.pointsOf(row.id()).isEmpty());
        Set<Integer> digits =
                inventory.points().stream()
                        .map(row -> digits(row.creationTime()))
                        .collect(Collectors.toSet());
        assertThat(digits).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(inventory.points()).allMatch(row -> row.creationTime().endsWith("+02:00"));
        assertThat(inventory.points())
                .extracting(SimulatedPoint::malwareStatus)
                .containsAll(VendorWords.MALWARE)
                .containsNull();
        assertThat(inventory.points())
                .extracting(SimulatedPoint::allowedOperations)
                .contains(List.of());
    }

    @Test
    void anEmInventoryHasEveryOddity() {
        // Given
        SeedSpec spec = SeedSpec.em(NOW).withBackupServers(3);
        // When
        SimulatedInventory inventory = SimulatedInventory.seeded(1, spec);
        // Then
        Set<String> servers = new HashSet<>();
        inventory
                .replicas()
                .forEach(replica -> servers.add(inventory.backupServerOf(replica.id()).id()));
        assertThat(servers).hasSize(3);
        assertThat(inventory.points())
                .extracting(SimulatedPoint::state)
                .containsAll(VendorWords.EM_STATES);
        assertThat(inventory.points())
                .extracting(SimulatedPoint::pointType)
                .containsAll(VendorWords.EM_TYPES);
        assertThat(inventory.points())
                .allMatch(
                        row -> row.creationTime().endsWith("Z") && digits(row.creationTime()) <= 4);
    }

    @Test
    void unknownValuesComeOnRequestOnly() {
        // Given
        SeedSpec spec = SeedSpec.vbr(NOW);
        // When
        String usual = SimulatedInventory.seeded(1, spec).replicas().toString();
        String odd = SimulatedInventory.seeded(1, spec.withUnknownValues()).replicas().toString();
        // Then
        assertThat(usual).doesNotContain(VendorWords.UNKNOWN);
        assertThat(odd).contains("state=" + VendorWords.UNKNOWN, "platform=" + VendorWords.UNKNOWN);
    }

    @Test
    void aStepBringsNewPointsAndRetiresTheOldest() {
        // Given
        SimulatedInventory inventory =
                SimulatedInventory.seeded(1, SeedSpec.em(NOW).timed(ZoneOffset.UTC, 3));
        List<SimulatedPoint> before = inventory.points();
        Instant later = NOW.plus(Duration.ofHours(4));
        // When
        inventory.advance(later);
        // Then
        List<SimulatedPoint> fresh =
                inventory.points().stream().filter(row -> made(row).isAfter(NOW)).toList();
        assertThat(fresh).isNotEmpty().allMatch(row -> !made(row).isAfter(later));
        assertThat(inventory.points()).hasSameSizeAs(before);
        assertThat(before).isNotEqualTo(inventory.points());
    }

    @Test
    void listsAreCopiesThatStayAsTheyWere() {
        // Given
        SimulatedInventory inventory = SimulatedInventory.seeded(1, SeedSpec.vbr(NOW));
        List<SimulatedReplica> before = inventory.replicas();
        // When
        inventory.removeReplica(before.get(0).id()).put(before.get(1).withState("Ready"));
        // Then
        assertThat(before).hasSize(24);
        assertThat(inventory.replicas())
                .hasSize(23)
                .first()
                .isEqualTo(before.get(1).withState("Ready"));
        assertThat(inventory.replicas()).isSameAs(inventory.replicas());
    }

    private static Instant made(SimulatedPoint point) {
        return WireTimes.instant(point.creationTime());
    }

    private static int digits(String time) {
        int dot = time.indexOf('.');
        return dot < 0 ? 0 : time.replaceAll("(Z|[+-]\\d\\d:\\d\\d)$", "").length() - dot - 1;
    }
}
