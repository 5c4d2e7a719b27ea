package io.replicagateway.view.vbr;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.rescan.FleetRescans;
import io.replicagateway.rescan.Rescan;
import io.replicagateway.rescan.RescanComplaint;
import io.replicagateway.rescan.RescanRefusedException;
import io.replicagateway.rescan.TooManyRescansException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Begins rescans for clients that know replicas by the vendor's ids and nothing of sites. */
@Singleton
class VbrRescans {

    private final Inventory inventory;
    private final FleetRescans rescans;
    private final Clock clock;

    VbrRescans(Inventory inventory, FleetRescans rescans, Clock clock) {
        this.inventory = inventory;
        this.rescans = rescans;
        this.clock = clock;
    }

    /**
     * Begins a rescan at each site that has one of the replicas, or at every VBR site.
     *
     * @param ids in lower case; empty for all replicas
     * @throws VbrError if there is nothing to rescan, or too much is being rescanned; then nothing was begun
     */
    Rescan begin(Optional<Set<String>> ids, String caller) {
        FleetSnapshot snapshot = inventory.latest();
        Map<SiteId, Optional<Set<String>>> parts =
                ids.map(wanted -> owners(snapshot, wanted)).orElseGet(() -> all(snapshot));
        if (parts.isEmpty()) {
            throw VbrError.unavailable("No VBR site is configured, so there is nothing to rescan.");
        }
        try {
            return rescans.start(parts, caller, null);
        } catch (RescanRefusedException refused) {
            throw VbrError.unexpected(
                    refused.complaints().stream()
                            .map(VbrRescans::words)
                            .collect(Collectors.joining("; ")));
        } catch (TooManyRescansException tooMany) {
            throw VbrError.unavailable(
                    "Too many rescans run at these sites already: " + tooMany.sites());
        }
    }

    private static String words(RescanComplaint complaint) {
        return complaint.named() + ": " + complaint.reason();
    }

    private static Map<SiteId, Optional<Set<String>>> all(FleetSnapshot snapshot) {
        Map<SiteId, Optional<Set<String>>> parts = new TreeMap<>();
        vbrSites(snapshot).forEach(site -> parts.put(site.site().id(), Optional.empty()));
        return parts;
    }

    private static List<SiteState> vbrSites(FleetSnapshot snapshot) {
        return snapshot.sites().stream()
                .filter(site -> site.site().kind() == SiteKind.VBR)
                .toList();
    }

    /** What a site has that was never read, nobody can tell. */
    private static void checkAllAreRead(FleetSnapshot snapshot) {
        vbrSites(snapshot).stream()
                .filter(site -> site.observedAt() == null)
                .findFirst()
                .ifPresent(
                        site -> {
                            throw VbrError.unavailable(
                                    "The site "
                                            + site.site().id()
                                            + " has not been read yet, so it is not known whether"
                                            + " it has these replicas.");
                        });
    }

    private Map<SiteId, Optional<Set<String>>> owners(FleetSnapshot snapshot, Set<String> wanted) {
        Map<SiteId, Optional<Set<String>>> parts = new TreeMap<>();
        Set<String> unknown = new LinkedHashSet<>(wanted);
        for (SiteState site : vbrSites(snapshot)) {
            var replicas = new SiteTable(site, RowType.REPLICA, clock.instant());
            Set<String> own =
                    wanted.stream()
                            .filter(id -> replicas.find(id) >= 0)
                            .collect(Collectors.toSet());
            if (!own.isEmpty()) {
                parts.put(site.site().id(), Optional.of(own));
                unknown.removeAll(own);
            }
        }
        if (!unknown.isEmpty()) {
            checkAllAreRead(snapshot);
            throw VbrError.unexpected(
                    "No VBR site has these replicas: " + String.join(", ", unknown));
        }
        return parts;
    }
}
