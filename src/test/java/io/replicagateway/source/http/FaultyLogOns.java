package io.replicagateway.source.http;

import io.replicagateway.model.FailureKind;
import io.replicagateway.simulator.MutableClock;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A shared session at a site that exists as a model only: what happens to each request is a list's next outcome. */
final class FaultyLogOns implements SharedSession.Protocol<FaultyLogOns.Session> {

    enum Step {
        READ,
        READ_BY_MANY,
        READ_REFUSED,
        SITE_FORGETS,
        ANOTHER_PASSWORD,
        ANSWER_COMES,
        A_SECOND,
        NOT_QUITE_HALF_A_MINUTE,
        A_QUARTER_OF_AN_HOUR
    }

    enum Outcome {
        GOOD,
        GOOD_BUT_LATE,
        UNAUTHORIZED,
        FORBIDDEN,
        UNSENT,
        DONE_BUT_ANSWER_LOST,
        NOT_DONE_AND_NO_ANSWER,
        ERROR
    }

    record Session(int id, SessionLedger.Entry entry) {}

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T04:00:00Z"));
    private final SessionLedger ledger = new SessionLedger(clock);
    private final LogOns logOns;
    private final SharedSession<Session> shared;
    private final List<Outcome> outcomes;
    private int nextOutcome;

    private final Map<Integer, Instant> lastUse = new TreeMap<>();
    private final List<Instant> arrived = new ArrayList<>();
    private int ids;
    private int password;
    private int inFlight;
    private int mostInFlight;
    private @Nullable Runnable late;
    private final Map<Integer, Instant> notBefore = new HashMap<>();
    private final Map<Integer, Integer> refusals = new HashMap<>();
    private final List<String> hammered = new ArrayList<>();
    private final List<Throwable> unexpected = new ArrayList<>();

    FaultyLogOns(int limit, List<Outcome> outcomes) {
        this.outcomes = outcomes;
        this.logOns = new LogOns(Sites.SITE, limit, clock, ledger);
        this.shared = new SharedSession<>(this, Duration.ofMinutes(1), () -> {});
    }

    void take(Step step) {
        switch (step) {
            case READ -> read(false);
            case READ_BY_MANY -> {
                read(false);
                read(false);
                read(false);
            }
            case READ_REFUSED -> read(true);
            case SITE_FORGETS -> lastUse.clear();
            case ANOTHER_PASSWORD -> password++;
            case ANSWER_COMES -> answerComes();
            case A_SECOND -> advance(Duration.ofSeconds(1));
            case NOT_QUITE_HALF_A_MINUTE -> advance(Duration.ofSeconds(29));
            case A_QUARTER_OF_AN_HOUR -> advance(LIFE);
        }
    }

    private void advance(Duration time) {
        clock.advance(time);
        lastUse.values().removeIf(used -> !clock.instant().isBefore(used.plus(LIFE)));
    }

    private void answerComes() {
        Runnable answer = late;
        late = null;
        if (answer != null) {
            answer.run();
        }
    }

    private void read(boolean refused) {
        shared.with(session -> readWith(session, refused)).subscribe().with(item -> {}, this::note);
    }

    private Uni<Void> readWith(Session session, boolean refused) {
        if (refused || !lastUse.containsKey(session.id())) {
            return failed(FailureKind.UNAUTHORIZED);
        }
        lastUse.put(session.id(), clock.instant());
        return Uni.createFrom().voidItem();
    }

    private void note(Throwable failure) {
        if (!(failure instanceof SourceException)) {
            unexpected.add(failure);
        }
    }

    void close() {
        outcomes.replaceAll(outcome -> Outcome.GOOD);
        Uni<Void> closing = shared.close();
        closing.subscribe().with(ended -> {}, this::note);
        answerComes();
    }

    @Override
    public boolean isUsable(Session session) {
        return true;
    }

    @Override
    public Uni<Session> open(Optional<Session> last) {
        String secret = "password " + password;
        logOns.requireAllowed(secret);
        Uni<Void> left =
                last.filter(session -> session.entry().isOpen())
                        .map(session -> end(session).onFailure().recoverWithNull())
                        .orElseGet(() -> Uni.createFrom().voidItem());
        return left.flatMap(ignored -> logOns.send(secret, LIFE, this::logOn));
    }

    private Uni<Session> logOn(SessionLedger.Entry entry) {
        Outcome outcome = outcome();
        if (outcome != Outcome.UNSENT) {
            arrive();
        }
        return switch (outcome) {
            case GOOD -> Uni.createFrom().item(opened(entry));
            case GOOD_BUT_LATE -> Uni.createFrom().emitter(emitter -> hold(emitter, entry));
            case UNAUTHORIZED -> refused(FailureKind.UNAUTHORIZED);
            case FORBIDDEN -> refused(FailureKind.FORBIDDEN);
            case UNSENT ->
                    Uni.createFrom()
                            .failure(
                                    new SourceException(
                                            FailureKind.UNREACHABLE, "", new ConnectException()));
            case DONE_BUT_ANSWER_LOST -> {
                opened(entry);
                yield failed(FailureKind.TIMED_OUT);
            }
            case NOT_DONE_AND_NO_ANSWER -> failed(FailureKind.TIMED_OUT);
            case ERROR -> failed(FailureKind.UNAVAILABLE);
        };
    }

    private void hold(UniEmitter<? super Session> emitter, SessionLedger.Entry entry) {
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        Session session = opened(entry);
        late =
                () -> {
                    inFlight--;
                    emitter.complete(session);
                };
    }

    private void arrive() {
        Instant now = clock.instant();
        arrived.add(now);
        mostInFlight = Math.max(mostInFlight, inFlight + 1);
        Instant allowed = notBefore.get(password);
        if (allowed != null && now.isBefore(allowed)) {
            hammered.add(now + " is before " + allowed);
        }
    }

    private Session opened(SessionLedger.Entry entry) {
        refusals.clear();
        notBefore.clear();
        ids++;
        lastUse.put(ids, clock.instant());
        return new Session(ids, entry);
    }

    /** At least that pause is due with the same password; with another one it begins anew. */
    private Uni<Session> refused(FailureKind kind) {
        refusals.keySet().retainAll(Set.of(password));
        int before = refusals.merge(password, 1, Integer::sum) - 1;
        Duration pause = Duration.ofSeconds(Math.min(30L << Math.min(before, 10), 900));
        notBefore.clear();
        notBefore.put(password, clock.instant().plus(pause));
        return failed(kind);
    }

    @Override
    public Uni<Void> end(Session session) {
        Outcome outcome = outcome();
        if (outcome == Outcome.GOOD
                || outcome == Outcome.GOOD_BUT_LATE
                || outcome == Outcome.DONE_BUT_ANSWER_LOST) {
            lastUse.remove(session.id());
        } else if (outcome != Outcome.UNSENT) {
            lastUse.computeIfPresent(session.id(), (id, used) -> clock.instant());
        }
        if (outcome == Outcome.GOOD || outcome == Outcome.GOOD_BUT_LATE) {
            session.entry().ended();
            return Uni.createFrom().voidItem();
        }
        session.entry().lost(clock.instant().plus(LIFE));
        return failed(FailureKind.UNAVAILABLE);
    }

    private Outcome outcome() {
        return outcomes.get(nextOutcome++ % outcomes.size());
    }

    private static <T> Uni<T> failed(FailureKind kind) {
        return Uni.createFrom().failure(new SourceException(kind, "as the model has it"));
    }

    int logOns() {
        return arrived.size();
    }

    long mostLogOnsInAMinute() {
        return arrived.stream()
                .mapToLong(
                        end ->
                                arrived.stream()
                                        .filter(at -> !at.isAfter(end))
                                        .filter(at -> at.plus(MINUTE).isAfter(end))
                                        .count())
                .max()
                .orElse(0);
    }

    int mostLogOnsAtOnce() {
        return mostInFlight;
    }

    List<String> hammered() {
        return hammered;
    }

    List<Throwable> unexpected() {
        return unexpected;
    }

    int open() {
        return lastUse.size();
    }

    int knownOpen() {
        return ledger.open();
    }

    int possiblyOpen() {
        return ledger.possiblyOpen();
    }
}
