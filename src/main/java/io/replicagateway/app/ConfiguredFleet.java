package io.replicagateway.app;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteChanges;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.refresh.RefreshedSite;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The sites that are read, and how others take their place while the gateway runs. A site of which nothing has changed
 * is not touched: its session, rows and schedule stay. Where only what is said about a site has changed, that is said
 * otherwise, and all else stays too. A site that is read otherwise has its session ended before another is opened, and
 * keeps its rows if they come from where they came from before.
 */
final class ConfiguredFleet {

    private static final Logger LOG = Logger.getLogger(ConfiguredFleet.class);

    private final Function<SiteDefinition, RefreshedSite> connect;
    private final Inventory inventory;
    private final FleetRefresher refresher;
    private final Consumer<SiteChanges> follow;
    private Map<SiteId, SiteDefinition> sites;

    /**
     * What became of the sites.
     *
     * @param ended when the sessions of those that were removed or are read otherwise have ended, and the latter are
     *     read again; to be subscribed to, never fails
     */
    record Changeover(int added, int changed, int removed, Uni<Void> ended) {

        /** Whether anything is otherwise than before. */
        boolean isAny() {
            return added + changed + removed > 0;
        }
    }

    /**
     * @param sites those that are read already
     * @param connect sends nothing yet; may throw {@link ConfigurationException}
     * @param follow is told what has changed in the inventory before it is read anew
     */
    ConfiguredFleet(
            Collection<SiteDefinition> sites,
            Function<SiteDefinition, RefreshedSite> connect,
            Inventory inventory,
            FleetRefresher refresher,
            Consumer<SiteChanges> follow) {
        this.sites = byId(sites);
        this.connect = connect;
        this.inventory = inventory;
        this.refresher = refresher;
        this.follow = follow;
    }

    private static Map<SiteId, SiteDefinition> byId(Collection<SiteDefinition> sites) {
        Map<SiteId, SiteDefinition> byId = new LinkedHashMap<>();
        sites.forEach(site -> byId.put(site.settings().id(), site));
        return byId;
    }

    /**
     * Has exactly these sites read from now on. Not to be called again before the end of the changeover.
     *
     * @throws ConfigurationException if one of them cannot be connected to; then nothing has changed
     */
    Changeover take(Collection<SiteDefinition> wanted) {
        Map<SiteId, SiteDefinition> next = byId(wanted);
        Map<SiteId, RefreshedSite> connected = connected(next);
        Map<SiteId, SiteDefinition> before = sites;
        Map<SiteId, Uni<Void>> ends = new LinkedHashMap<>();
        for (SiteId id : before.keySet()) {
            if (!next.containsKey(id) || connected.containsKey(id)) {
                ends.put(id, refresher.remove(id));
            }
        }
        SiteChanges changes =
                inventory.configure(next.values().stream().map(SiteDefinition::settings).toList());
        sites = next;
        Uni<Void> ended = ended(connected, ends);
        try {
            follow.accept(changes);
        } catch (RuntimeException fault) {
            LOG.error("unexpected error about sites that have come or gone", fault);
        }
        return changeover(before, next, ended);
    }

    /** What is to be read anew. Where one cannot be connected to, those before it are given up again. */
    private Map<SiteId, RefreshedSite> connected(Map<SiteId, SiteDefinition> wanted) {
        Map<SiteId, RefreshedSite> connected = new LinkedHashMap<>();
        try {
            wanted.forEach(
                    (id, site) -> {
                        if (!isReadAlready(site)) {
                            connected.put(id, connect.apply(site));
                        }
                    });
            return connected;
        } catch (RuntimeException refused) {
            connected.values().forEach(site -> site.source().close().subscribe().with(end -> {}));
            throw refused;
        }
    }

    private boolean isReadAlready(SiteDefinition site) {
        SiteDefinition known = sites.get(site.settings().id());
        return known != null && site.isReadAs(known);
    }

    /** Reads at once what is new; what is read otherwise, each as soon as its own session has ended. */
    private Uni<Void> ended(
            Map<SiteId, RefreshedSite> connected, Map<SiteId, Uni<Void>> sessionEnds) {
        List<Uni<Void>> ends = new ArrayList<>();
        sessionEnds.forEach(
                (id, end) ->
                        ends.add(
                                connected.containsKey(id)
                                        ? end.invoke(() -> refresher.add(connected.get(id)))
                                        : end));
        connected.forEach(
                (id, site) -> {
                    if (!sessionEnds.containsKey(id)) {
                        refresher.add(site);
                    }
                });
        return ends.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(ends)
                        .andCollectFailures()
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid();
    }

    private static Changeover changeover(
            Map<SiteId, SiteDefinition> before, Map<SiteId, SiteDefinition> next, Uni<Void> ended) {
        int common = (int) next.keySet().stream().filter(before::containsKey).count();
        int same =
                (int)
                        next.entrySet().stream()
                                .filter(site -> before.entrySet().contains(site))
                                .count();
        return new Changeover(next.size() - common, common - same, before.size() - common, ended);
    }
}
