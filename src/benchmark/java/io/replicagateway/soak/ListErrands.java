package io.replicagateway.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.replicagateway.benchmark.http.Connection.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is done with pages of rows. */
final class ListErrands {

    private static final Map<String, String> VIEWER = Errand.VIEWER;
    private static final int LONGEST_WALK = 8;

    private ListErrands() {}

    static void list(Caller caller) throws IOException {
        page(caller, Queries.page(caller.random()));
    }

    private static Answer page(Caller caller, Queries.Query query) throws IOException {
        Answer answer = caller.ask("list", "GET", query.path(), VIEWER, 200);
        caller.json("list", query.path(), answer, query.scope());
        return answer;
    }

    /** A dashboard asks for the same again, and wants it only if it is new. */
    static void askedAgain(Caller caller) throws IOException {
        var query = new Queries.Query("/v1/restore-points?limit=50&sort=-createdAt", List.of());
        Answer first = page(caller, query);
        Map<String, String> headers = new HashMap<>(VIEWER);
        headers.put("If-None-Match", first.headers().getOrDefault("etag", "\"none\""));
        caller.ask("list, if it is new", "GET", query.path(), headers, 200, 304);
    }

    /** All pages come from one snapshot, so no row is there twice. */
    static void walk(Caller caller) throws IOException {
        String list = Queries.list(caller.random());
        String path = list + "?limit=60&sort=" + (caller.random().nextBoolean() ? "state" : "id");
        Set<String> seen = new HashSet<>();
        for (int page = 0; page < LONGEST_WALK; page++) {
            Answer answer = caller.ask("walk", "GET", path, VIEWER, 200, 410);
            if (answer.status() != 200) {
                return;
            }
            JsonNode json = caller.json("walk", path, answer, List.of());
            for (JsonNode row : json.path("items")) {
                if (!seen.add(row.path("id").asText())) {
                    caller.complain("walk", path, "a row is there twice: " + row.path("id"));
                }
            }
            if (json.path("page").path("next").isNull()) {
                return;
            }
            path = list + "?cursor=" + json.path("page").path("next").asText();
        }
    }

    static void oneRow(Caller caller) throws IOException {
        var query = new Queries.Query("/v1/replicas?limit=20&fields=id", List.of());
        Answer answer = page(caller, query);
        JsonNode rows = caller.json("list", query.path(), answer, List.of()).path("items");
        if (rows.isEmpty()) {
            return;
        }
        String id = rows.get(caller.random().nextInt(rows.size())).path("id").asText();
        String path = "/v1/replicas/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        caller.ask("one row", "GET", path, VIEWER, 200, 404, 503);
        caller.ask("one row", "GET", path + "/restore-points", VIEWER, 200, 404, 503);
    }

    static void summary(Caller caller) throws IOException {
        String[] groups = {"site,state", "kind,platform", "rpo", "state,type", "site"};
        String path = "/v1/summary?groupBy=" + groups[caller.random().nextInt(groups.length)];
        Answer answer = caller.ask("summary", "GET", path, VIEWER, 200);
        caller.json("summary", path, answer, List.of());
    }

    /** Who cannot do with less than all asks for it. */
    static void onlyIfComplete(Caller caller) throws IOException {
        String[] demands = {"require=all", "require=quorum", "maxAge=PT4S"};
        String demand = demands[caller.random().nextInt(demands.length)];
        String path = "/v1/replicas?limit=20&" + demand;
        Answer answer = caller.ask("list with a demand", "GET", path, VIEWER, 200, 503);
        JsonNode fleet = caller.json("list with a demand", path, answer, List.of()).path("fleet");
        if (demand.equals("require=all")
                && fleet.path("complete").asBoolean() != (answer.status() == 200)) {
            caller.complain("list with a demand", path, answer.status() + " for " + fleet);
        }
    }
}
