package io.replicagateway.soak;

import io.replicagateway.benchmark.http.Connection.Answer;
import io.replicagateway.benchmark.process.PackagedGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What callers want, each so often as it stands in the list. */
interface Errand {

    Map<String, String> VIEWER = PackagedGateway.VIEWER;
    Map<String, String> OPERATOR = PackagedGateway.OPERATOR;

    /** All of them; most are about lists. */
    List<Errand> ALL =
            List.of(
                    ListErrands::list,
                    ListErrands::list,
                    ListErrands::list,
                    ListErrands::list,
                    ListErrands::askedAgain,
                    ListErrands::walk,
                    ListErrands::walk,
                    ListErrands::oneRow,
                    ListErrands::summary,
                    ListErrands::onlyIfComplete,
                    ExportErrands::ndjson,
                    ExportErrands::csv,
                    ExportErrands::cutOff,
                    Errand::sites,
                    Errand::refresh,
                    Errand::user,
                    Errand::stranger,
                    Errand::nonsense,
                    Errand::operator);

    void run(Caller caller) throws IOException, InterruptedException;

    private static void sites(Caller caller) throws IOException {
        Answer answer = caller.ask("sites", "GET", "/v1/sites", VIEWER, 200);
        caller.json("sites", "/v1/sites", answer, List.of());
        caller.ask("site", "GET", "/v1/sites/" + Queries.site(caller.random()), VIEWER, 200);
    }

    private static void refresh(Caller caller) throws IOException {
        String path = "/v1/sites/" + Queries.site(caller.random()) + "/refresh";
        String through = caller.random().nextInt(4) == 0 ? "?through=true" : "";
        caller.ask("refresh", "POST", path + through, OPERATOR, 202);
        caller.ask("refresh by a viewer", "POST", path, VIEWER, 403);
    }

    private static void user(Caller caller) throws IOException {
        caller.ask("as a user", "GET", "/v1/replicas?limit=1", basic(Gateway.PASSWORD), 200);
    }

    private static void stranger(Caller caller) throws IOException {
        String path = "/v1/replicas?limit=" + (1 + caller.random().nextInt(5));
        switch (caller.random().nextInt(6)) {
            case 0 -> caller.ask("wrong password", "GET", path, basic("guess"), 401);
            case 1, 2 -> caller.ask("no credentials", "GET", path, Map.of(), 401);
            default ->
                    caller.ask(
                            "wrong key",
                            "GET",
                            path,
                            Map.of("X-Api-Key", "guess-" + caller.random().nextInt()),
                            401);
        }
    }

    private static Map<String, String> basic(String password) {
        byte[] pair = (Gateway.USER + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private static void nonsense(Caller caller) throws IOException {
        int word = caller.random().nextInt();
        caller.ask("unknown parameter", "GET", "/v1/replicas?p" + word + "=1", VIEWER, 400);
        caller.ask("unknown site", "GET", "/v1/sites/nowhere" + word, VIEWER, 404);
        caller.ask("made-up cursor", "GET", "/v1/replicas?cursor=AA" + word, VIEWER, 400);
        caller.ask("unknown address", "GET", "/v1/nothing" + word, VIEWER, 404);
    }

    private static void operator(Caller caller) throws IOException {
        caller.ask("metrics", "GET", "/q/metrics", VIEWER, 200);
        caller.ask("health", "GET", "/q/health/ready", Map.of(), 200);
        caller.ask("health", "GET", "/q/health/live", Map.of(), 200);
    }
}
