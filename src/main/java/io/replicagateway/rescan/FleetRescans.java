package io.replicagateway.rescan;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.Rescans;
import io.replicagateway.source.SessionLogRecord;
import io.replicagateway.source.SiteSession;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The door to rescans: begins them at many sites at once, follows each site's session without regard to the others, and
 * tells what has become of them. All methods return at once; what is asked of sites is a {@link Uni}.
 *
 * <p>At one site {@value #MOST_AT_A_SITE} rescans may run at a time. The newest {@value #MOST_REMEMBERED} are remembered,
 * those that are over for a day; those that run are never forgotten.
 */
public final class FleetRescans {

    private static final Logger LOG = Logger.getLogger(FleetRescans.class);

    /** How many rescans may run at one site at a time. */
    public static final int MOST_AT_A_SITE = 4;

    /** How many rescans are remembered. */
    public static final int MOST_REMEMBERED = 200;

    private static final Duration LONGEST_REMEMBERED = Duration.ofDays(1);

    private final RescanRegister register = new RescanRegister(MOST_REMEMBERED, LONGEST_REMEMBERED);

    private final Inventory inventory;
    private final FleetRefresher refresher;
    private final Clock clock;
    private final SiteFollower.Surroundings surroundings;
    private final RescanObserver observer;

    /** Those that follow a site just now. */
    private final Map<Object, Cancellable> following = new ConcurrentHashMap<>();

    private boolean stopped;

    /**
     * @param timer waits between looks and for the deadline
     * @param worker where rows are compared
     * @param timeout how long a site may take from the beginning to the end of its session
     */
    public FleetRescans(
            Inventory inventory,
            FleetRefresher refresher,
            Clock clock,
            ScheduledExecutorService timer,
            Executor worker,
            Duration timeout,
            RescanObserver observer) {
        this.inventory = inventory;
        this.refresher = refresher;
        this.clock = clock;
        this.surroundings =
                new SiteFollower.Surroundings(inventory, refresher, clock, timer, worker, timeout);
        this.observer = observer;
    }

    /**
     * Begins a rescan, or finds the one that the same caller has begun for the same parts under the same key. What becomes
     * of it is told by {@link #find}.
     *
     * @param parts for each site the vendor's ids of some of its replicas, or empty for all of them; one site at least
     * @param caller the name of who asks; null if nobody had to say who they are
     * @param idempotencyKey null for none
     * @throws KeyReusedException if the caller has begun another one under the key
     * @throws RescanRefusedException if a site or replica is not to be rescanned; nothing was begun then
     * @throws TooManyRescansException if too many run at one of the sites; nothing was begun then
     */
    public Rescan start(
            Map<SiteId, Optional<Set<String>>> parts,
            @Nullable String caller,
            @Nullable String idempotencyKey) {
        Map<SiteId, Optional<Set<String>>> wanted = copyOf(parts);
        RescanRegister.Key key =
                idempotencyKey == null ? null : new RescanRegister.Key(caller, idempotencyKey);
        Rescan rescan;
        Map<SiteId, ReplicaSource> sources = new TreeMap<>();
        synchronized (this) {
            Optional<Rescan> known =
                    key == null ? Optional.empty() : register.begunUnder(key, wanted);
            if (known.isPresent()) {
                return known.get();
            }
            List<RescanComplaint> complaints = complaintsAbout(wanted);
            if (!complaints.isEmpty()) {
                throw new RescanRefusedException(complaints);
            }
            requireRoom(wanted.keySet());
            for (SiteId site : wanted.keySet()) {
                refresher.source(site).ifPresent(source -> sources.put(site, source));
            }
            rescan = Rescan.begun(UUID.randomUUID().toString(), now(), caller, wanted);
            register.add(rescan, wanted, key);
        }
        LOG.infof(
                "rescan begins id=%s sites=%s requestedBy=%s",
                rescan.id(), wanted.keySet(), caller == null ? "anyone" : caller);
        wanted.forEach((site, ids) -> follow(rescan.id(), site, sources.get(site), ids));
        return find(rescan.id()).orElse(rescan);
    }

    private static Map<SiteId, Optional<Set<String>>> copyOf(
            Map<SiteId, Optional<Set<String>>> parts) {
        Map<SiteId, Optional<Set<String>>> copy = new TreeMap<>();
        parts.forEach((site, ids) -> copy.put(site, ids.map(Set::copyOf)));
        return copy;
    }

    /**
     * All that is wrong with the parts of a rescan: sites that are not read or have no rescan, replicas that their site
     * does not have by the newest snapshot. Asks no site.
     */
    public List<RescanComplaint> complaintsAbout(Map<SiteId, Optional<Set<String>>> parts) {
        List<RescanComplaint> complaints = new ArrayList<>();
        new TreeMap<>(parts)
                .forEach(
                        (site, ids) -> {
                            Optional<String> why = whyNot(site);
                            if (ids.isEmpty()) {
                                why.map(reason -> new RescanComplaint(site.value(), reason))
                                        .ifPresent(complaints::add);
                            } else {
                                ids.get().stream()
                                        .sorted()
                                        .flatMap(id -> complaint(site, id, why).stream())
                                        .forEach(complaints::add);
                            }
                        });
        return complaints;
    }

    private Optional<String> whyNot(SiteId site) {
        Optional<ReplicaSource> source = refresher.source(site);
        if (source.isEmpty() || inventory.latest().find(site).isEmpty()) {
            return Optional.of("no such site is configured, or it is disabled");
        }
        return source.get().rescans().isPresent()
                ? Optional.empty()
                : Optional.of("the site runs a product that has no rescan");
    }

    private Optional<RescanComplaint> complaint(
            SiteId site, String id, Optional<String> siteFault) {
        return siteFault
                .or(() -> whyNot(inventory.latest().find(site).orElse(null), id))
                .map(reason -> new RescanComplaint(site.prefix() + id, reason));
    }

    private static Optional<String> whyNot(@Nullable SiteState state, String id) {
        if (state == null || state.observedAt() == null) {
            return Optional.of("the site has not been read yet, so its replicas are not known");
        }
        return state.rows().replicas().ids().find(id) < 0
                ? Optional.of("the site has no such replica")
                : Optional.empty();
    }

    private void requireRoom(Set<SiteId> sites) {
        List<SiteId> full =
                sites.stream().filter(site -> register.running(site) >= MOST_AT_A_SITE).toList();
        if (!full.isEmpty()) {
            throw new TooManyRescansException(full);
        }
    }

    private void follow(
            String id, SiteId site, @Nullable ReplicaSource source, Optional<Set<String>> ids) {
        Optional<Rescans> rescans = Optional.ofNullable(source).flatMap(ReplicaSource::rescans);
        if (source == null || rescans.isEmpty()) {
            change(id, site, part -> failed(part, "the site was removed or configured otherwise"));
            return;
        }
        var follower =
                new SiteFollower(
                        site, source, rescans.get(), surroundings, step -> change(id, site, step));
        var place = new Object();
        Cancellable running =
                follower.follow(ids)
                        .onTermination()
                        .invoke(() -> following.remove(place))
                        .subscribe()
                        .with(ended -> {});
        remember(place, running, id, site);
    }

    private RescanPart failed(RescanPart part, String why) {
        return part.ended(RescanStatus.FAILED, why, null, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One that has ended while it began is not remembered, and none once all were told to end. */
    private synchronized void remember(Object place, Cancellable running, String id, SiteId site) {
        if (stopped) {
            running.cancel();
            return;
        }
        following.put(place, running);
        boolean isOver =
                register.find(id, clock.instant())
                        .flatMap(rescan -> rescan.part(site))
                        .filter(part -> !part.isOver())
                        .isEmpty();
        if (isOver) {
            following.remove(place);
        }
    }

    private void change(String id, SiteId site, UnaryOperator<RescanPart> step) {
        Rescan rescan = register.update(id, before -> before.with(site, step));
        rescan.part(site)
                .filter(RescanPart::isOver)
                .ifPresent(
                        part -> {
                            observer.partEnded(site, part.status());
                            if (rescan.isOver()) {
                                tellOfEnd(rescan);
                            }
                        });
    }

    private void tellOfEnd(Rescan rescan) {
        LOG.infof(
                "rescan ends id=%s status=%s sites=%s requestedBy=%s tookMs=%d",
                rescan.id(),
                rescan.status().label(),
                rescan.parts().stream()
                        .map(part -> part.site() + "=" + part.status().label())
                        .collect(Collectors.joining(",", "[", "]")),
                rescan.requestedBy() == null ? "anyone" : rescan.requestedBy(),
                Duration.between(rescan.createdAt(), clock.instant()).toMillis());
    }

    /** The rescan of this id as it is now, if it is remembered. */
    public Optional<Rescan> find(String id) {
        return register.find(id, clock.instant());
    }

    /** All rescans that are remembered, newest first. */
    public List<Rescan> list() {
        return register.list(clock.instant());
    }

    /**
     * The site's session as it is now, asked for at the site; any session that the site knows, of whatever origin. Fails
     * with {@link SourceException}, of kind {@link FailureKind#REJECTED} where there is no such site, session or product.
     */
    public Uni<SiteSession> session(SiteId site, String sessionId) {
        return ask(site, rescans -> rescans.session(sessionId));
    }

    /** What the site's session has written into its log, asked for at the site. Fails as {@link #session} does. */
    public Uni<List<SessionLogRecord>> logs(SiteId site, String sessionId) {
        return ask(site, rescans -> rescans.logs(sessionId));
    }

    /**
     * Sessions of rescans at the site, newest first, whoever began them, asked for at the site. Fails as {@link #session}
     * does.
     *
     * @param since by the site's clock
     * @param most how many at most, from 1
     */
    public Uni<List<SiteSession>> sessions(SiteId site, Instant since, int most) {
        return ask(site, rescans -> rescans.sessions(since, most));
    }

    private <T> Uni<T> ask(SiteId site, Function<Rescans, Uni<T>> question) {
        return refresher
                .source(site)
                .flatMap(ReplicaSource::rescans)
                .map(question)
                .orElseGet(
                        () ->
                                Uni.createFrom()
                                        .failure(
                                                new SourceException(
                                                        FailureKind.REJECTED,
                                                        "no such site is configured, or it has no"
                                                                + " rescan: "
                                                                + site)));
    }

    /** Follows no site any more, and begins nothing new; the sites go on. */
    public void stop() {
        List<Cancellable> all;
        synchronized (this) {
            stopped = true;
            all = List.copyOf(following.values());
            following.clear();
        }
        all.forEach(Cancellable::cancel);
    }
}
