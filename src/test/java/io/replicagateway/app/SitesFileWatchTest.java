package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.replicagateway.ops.SitesFileMeters;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of the file is taken once and as a whole; what cannot be taken is told once, and tried until it can. */
class SitesFileWatchTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SitesFileMeters meters = new SitesFileMeters(registry);
    private final List<String> taken = new ArrayList<>();
    private final List<UniEmitter<? super Void>> changeovers = new ArrayList<>();
    private final SitesFileWatch watch =
            new SitesFileWatch("sites.yaml", this::text, this::take, meters);

    private String text = "first";
    private boolean isBroken;

    @BeforeEach
    void theFirstTextIsTaken() {
        meters.opened();
        look(2);
        taken.clear();
    }

    @Test
    void theTextOfTheStartIsNoReload() {
        // Then
        assertThat(reloads("taken")).isZero();
        assertThat(up()).isEqualTo(1);
    }

    @Test
    void aChangeIsTakenWhenItHasSettledAndThenNoMore() {
        // When
        text = "half";
        look(1);
        text = "half of it";
        look(1);
        text = "whole";
        look(1);
        List<String> beforeItSettled = List.copyOf(taken);
        look(3);
        // Then
        assertThat(beforeItSettled).isEmpty();
        assertThat(taken).containsExactly("whole");
        assertThat(reloads("taken")).isEqualTo(1);
    }

    @Test
    void whatCannotBeTakenIsToldOnceAndMended() {
        // When
        text = "broken";
        look(4);
        double upWhileBroken = up();
        double refused = reloads("refused");
        text = "first";
        look(1);
        // Then
        assertThat(upWhileBroken).isZero();
        assertThat(refused).isEqualTo(1);
        assertThat(up()).isEqualTo(1);
        assertThat(taken).isEmpty();
    }

    @Test
    void whatIsMendedElsewhereIsTakenWithoutAChangeOfTheFile() {
        // Given
        text = "needs a password file";
        isBroken = true;
        look(3);
        // When
        isBroken = false;
        look(1);
        // Then
        assertThat(taken).containsExactly("needs a password file");
        assertThat(up()).isEqualTo(1);
    }

    @Test
    void aFileThatVanishesChangesNothing() {
        // When
        text = "";
        look(3);
        double upWhileGone = up();
        text = "first";
        look(2);
        // Then
        assertThat(upWhileGone).isZero();
        assertThat(reloads("refused")).isEqualTo(1);
        assertThat(taken).isEmpty();
        assertThat(up()).isEqualTo(1);
    }

    @Test
    void theNextChangeWaitsForTheEndOfTheLast() {
        // Given
        text = "slow";
        look(2);
        text = "next";
        // When
        look(5);
        List<String> meanwhile = List.copyOf(taken);
        changeovers.get(0).complete(null);
        look(2);
        // Then
        assertThat(meanwhile).containsExactly("slow");
        assertThat(taken).containsExactly("slow", "next");
    }

    private void look(int times) {
        for (int look = 0; look < times; look++) {
            watch.look();
        }
    }

    private String text() {
        if (text.isEmpty()) {
            throw new ConfigurationException(List.of("does not exist"));
        }
        return text;
    }

    private ConfiguredFleet.Changeover take(String now) {
        if (isBroken || now.equals("broken")) {
            throw new ConfigurationException(List.of("cannot be: " + now));
        }
        taken.add(now);
        Uni<Void> ended =
                now.equals("slow")
                        ? Uni.createFrom().emitter(changeovers::add)
                        : Uni.createFrom().voidItem();
        return new ConfiguredFleet.Changeover(0, now.equals("first") ? 0 : 1, 0, ended);
    }

    private double up() {
        return registry.get("gateway.sites.file.up").gauge().value();
    }

    private double reloads(String outcome) {
        return registry.get("gateway.sites.file.reloads").tag("outcome", outcome).counter().count();
    }
}
