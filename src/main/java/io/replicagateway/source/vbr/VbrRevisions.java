package io.replicagateway.source.vbr;

import io.replicagateway.model.FailureKind;
import io.replicagateway.model.SiteSurprise;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.Operation;
import io.replicagateway.source.http.Surprises;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the newest API revision that both sides speak and remembers it until there is reason to ask again. */
final class VbrRevisions {

    private static final List<String> NEWEST_FIRST =
            List.of("1.3-rev2", "1.3-rev1", "1.3-rev0", "1.2-rev1");

    /** What clients take for "try an older one"; 401 would mean that the revision is fine. */
    private static final Set<Integer> REFUSED = Set.of(400, 404, 406);

    private static final int NOT_FOUND = 404;

    private static final Set<Integer> EXPECTED = Set.of(400, 401, 404, 406);
    private static final Operation SERVER_TIME = Operation.get("server-time", "/api/v1/serverTime");

    /** Not asked again when it fails: the next refresh will. */
    private final List<String> candidates;

    private final VbrApi api;
    private final Exchanges exchanges;
    private final Surprises surprises;
    private final Set<String> everTaken = new HashSet<>();
    private @Nullable String settled;
    private int first;

    /**
     * @param pinned the only revision to be spoken; empty for the newest possible
     */
    VbrRevisions(Optional<String> pinned, VbrApi api, Exchanges exchanges, Surprises surprises) {
        this.candidates = pinned.map(List::of).orElse(NEWEST_FIRST);
        this.api = api;
        this.exchanges = exchanges;
        this.surprises = surprises;
    }

    /** Finds out by one request whether the server answers at all; what it answers does not matter, unless it is broken. */
    Uni<Void> probed() {
        return exchanges.probe("/api/v1/serverTime", () -> api.serverTime(candidates.get(0)));
    }

    /** The revision to speak. Fails with {@link FailureKind#UNSUPPORTED_VERSION} if there is none. */
    Uni<String> current() {
        return Uni.createFrom().deferred(this::settledOrProbed);
    }

    private synchronized Uni<String> settledOrProbed() {
        return settled != null
                ? Uni.createFrom().item(settled)
                : probe(first, false).invoke(this::settle);
    }

    /**
     * @param isProbeKnown whether the server has shown that it knows the path that is probed
     */
    private Uni<String> probe(int index, boolean isProbeKnown) {
        if (index >= candidates.size()) {
            return isProbeKnown ? Uni.createFrom().failure(noneTaken()) : unprobed();
        }
        String revision = candidates.get(index);
        return exchanges
                .ask(SERVER_TIME, () -> api.serverTime(revision), EXPECTED)
                .invoke(answer -> noteRefusal(answer, revision))
                .flatMap(
                        answer ->
                                isTaken(answer)
                                        ? item(revision)
                                        : probe(
                                                index + 1,
                                                isProbeKnown || answer.status() != NOT_FOUND));
    }

    /** Where the probed path is not there at all, the log-on and the lists show whether the newest revision is taken. */
    private synchronized Uni<String> unprobed() {
        return first < candidates.size()
                ? item(candidates.get(first))
                : Uni.createFrom().failure(noneTaken());
    }

    private static boolean isTaken(Answer answer) {
        return !REFUSED.contains(answer.status());
    }

    /** Asking from the newest on, refusals are to be expected; but not of what was taken before. */
    private synchronized void noteRefusal(Answer answer, String revision) {
        if (!isTaken(answer) && everTaken.contains(revision)) {
            surprises.note(SiteSurprise.What.REFUSED_VERSION, "", revision);
        }
    }

    private static Uni<String> item(String revision) {
        return Uni.createFrom().item(revision);
    }

    private synchronized void settle(String revision) {
        settled = revision;
        everTaken.add(revision);
    }

    /** Notes that the server took the revision at first but refuses it elsewhere: the next one is older. */
    synchronized void refuse(String revision) {
        surprises.note(SiteSurprise.What.REFUSED_VERSION, "", revision);
        first = Math.max(first, candidates.indexOf(revision) + 1);
        settled = null;
    }

    /** Lets the next log-on ask again from the newest on, since the server may have been upgraded. */
    synchronized void forget() {
        first = 0;
        settled = null;
    }

    private SourceException noneTaken() {
        forget();
        candidates.forEach(
                revision -> surprises.note(SiteSurprise.What.REFUSED_VERSION, "", revision));
        return new SourceException(
                FailureKind.UNSUPPORTED_VERSION,
                "the site takes none of the API revisions " + String.join(", ", candidates));
    }
}
