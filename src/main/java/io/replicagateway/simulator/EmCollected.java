package io.replicagateway.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What EM shows: what its backup servers hold at this moment or, if it collects only when asked, what each of them held
 * when it was last collected from.
 */
final class EmCollected {

    private final SimulatedInventory held;
    private volatile @Nullable SimulatedInventory shown;

    EmCollected(SimulatedInventory held) {
        this.held = held;
    }

    /** What EM shows now. */
    SimulatedInventory shown() {
        @Nullable SimulatedInventory collected = shown;
        return collected == null ? held : collected;
    }

    /** Stays with what is held now until {@link #collect}. */
    synchronized void onlyWhenAsked() {
        shown = held.copy();
    }

    /** Shows what this server holds now. */
    synchronized void collect(String serverId) {
        @Nullable SimulatedInventory before = shown;
        if (before != null) {
            shown = before.withRowsOf(serverId, held.copy());
        }
    }
}
