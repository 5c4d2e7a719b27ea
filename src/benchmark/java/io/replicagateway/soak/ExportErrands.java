package io.replicagateway.soak;

import io.replicagateway.benchmark.http.Connection.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Whole lists, read to the end or not. */
final class ExportErrands {

    /** Longer than the gateway bears it, as {@link Gateway} configures it. */
    private static final Duration STALL = Duration.ofSeconds(4);

    private ExportErrands() {}

    static void ndjson(Caller caller) throws IOException {
        export(caller, "application/x-ndjson", 0);
    }

    static void csv(Caller caller) throws IOException {
        export(caller, "text/csv", 1);
    }

    private static void export(Caller caller, String type, int linesBefore) throws IOException {
        String path = Queries.list(caller.random()) + "?sort=-createdAt";
        Answer answer = caller.ask("export " + type, "GET", path, accepting(type), 200, 503);
        if (answer.status() != 200) {
            return;
        }
        caller.checkExport("export", path, answer);
        long lines = answer.text().lines().count() - linesBefore;
        if (!answer.headers().getOrDefault("x-total-count", "").equals("" + lines)) {
            caller.complain("export", path, lines + " rows, but: " + answer.headers());
        }
    }

    /** The reader goes away in the middle, now and then only after it has taken nothing for too long. */
    static void cutOff(Caller caller) throws IOException, InterruptedException {
        boolean stalls = caller.random().nextInt(6) == 0;
        String type = caller.random().nextBoolean() ? "text/csv" : "application/x-ndjson";
        caller.askAndGo(
                "export cut off",
                "/v1/restore-points",
                accepting(type),
                caller.random().nextInt(200_000),
                stalls ? STALL : Duration.ZERO);
    }

    private static Map<String, String> accepting(String type) {
        Map<String, String> headers = new HashMap<>(Errand.VIEWER);
        headers.put("Accept", type);
        return headers;
    }
}
