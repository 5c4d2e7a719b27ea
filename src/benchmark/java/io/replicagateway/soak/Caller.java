package io.replicagateway.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.replicagateway.benchmark.http.Connection;
import io.replicagateway.benchmark.http.Connection.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One who asks the gateway, keeps the connection for a while, and looks at what comes back. */
final class Caller implements AutoCloseable {

    /** Rows count as fresh for six seconds; two more for the word that a site is gone. */
    private static final Duration CERTAINLY_STALE = Duration.ofSeconds(8);

    private static final int SMALL_BUFFER = 16 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI gateway;
    private final Sites sites;
    private final Findings findings;
    private final Random random;
    private @Nullable Connection kept;
    private Set<String> downBefore = Set.of();

    Caller(URI gateway, Sites sites, Findings findings, Random random) {
        this.gateway = gateway;
        this.sites = sites;
        this.findings = findings;
        this.random = random;
    }

    Random random() {
        return random;
    }

    /** Asks, and complains where the answer has none of the statuses. */
    Answer ask(
            String kind, String method, String path, Map<String, String> headers, int... statuses)
            throws IOException {
        downBefore = sites.downFor(CERTAINLY_STALE);
        Answer answer = connection().exchange(Connection.request(method, path, headers));
        check(kind, path, answer, statuses);
        if (random.nextInt(20) == 0) {
            hangUp();
        }
        return answer;
    }

    private Connection connection() throws IOException {
        if (kept == null) {
            kept = new Connection(gateway);
        }
        return kept;
    }

    private void check(String kind, String path, Answer answer, int... statuses) {
        findings.answered(kind, answer.status());
        for (int status : statuses) {
            if (answer.status() == status) {
                return;
            }
        }
        complain(kind, path, answer.status() + " " + answer.text());
    }

    /** Asks, takes so many bytes of the answer, waits, and goes away without the rest. */
    void askAndGo(String kind, String path, Map<String, String> headers, int bytes, Duration wait)
            throws IOException, InterruptedException {
        try (var connection = new Connection(gateway, SMALL_BUFFER)) {
            Answer head = connection.begin(Connection.request("GET", path, headers));
            check(kind, path, head, 200, 503);
            if (head.status() == 200) {
                connection.take(bytes);
                Thread.sleep(wait.toMillis());
            }
        }
    }

    void complain(String kind, String path, String what) {
        findings.complain(kind + " " + path + ": " + what);
    }

    /** The answer as JSON, after a look at what it says about the sites in scope. */
    JsonNode json(String kind, String path, Answer answer, List<String> scope) throws IOException {
        JsonNode json = JSON.readTree(answer.body());
        tell(kind, path, FleetCheck.check(json.path("fleet"), certainlyStale(scope)));
        return json;
    }

    /** Looks at what an export says about the sites. */
    void checkExport(String kind, String path, Answer answer) {
        tell(kind, path, FleetCheck.check(answer, certainlyStale(List.of())));
    }

    private void tell(String kind, String path, String wrong) {
        if (!wrong.isEmpty()) {
            complain(kind, path, wrong);
        }
    }

    /** Those that were down long enough when it was asked, and still were when it was answered. */
    private Set<String> certainlyStale(List<String> scope) {
        Set<String> still = sites.downFor(CERTAINLY_STALE);
        return downBefore.stream()
                .filter(still::contains)
                .filter(site -> scope.isEmpty() || scope.contains(site))
                .collect(Collectors.toSet());
    }

    /** Ends the connection; the next request opens another. */
    void hangUp() throws IOException {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }
}
