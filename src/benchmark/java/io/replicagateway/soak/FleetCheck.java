package io.replicagateway.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.replicagateway.benchmark.http.Connection.Answer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Whether an answer says which sites are not fresh. */
final class FleetCheck {

    private FleetCheck() {}

    /**
     * @param fleet the part of an answer
     * @param notFresh sites that certainly are not
     * @return what is wrong; empty if nothing is
     */
    static String check(JsonNode fleet, Collection<String> notFresh) {
        JsonNode sites = fleet.path("sites");
        int old =
                Stream.of("stale", "unavailable", "pending")
                        .mapToInt(status -> sites.path(status).asInt())
                        .sum();
        int fresh = sites.path("fresh").asInt();
        if (!fleet.has("complete") || sites.path("total").asInt() != fresh + old) {
            return "the fleet does not add up: " + fleet;
        }
        if (fleet.path("complete").asBoolean() != (old == 0)) {
            return "complete is wrong: " + fleet;
        }
        Map<String, String> named =
                StreamSupport.stream(fleet.path("problems").spliterator(), false)
                        .filter(problem -> !problem.path("status").asText().equals("fresh"))
                        .collect(
                                Collectors.toMap(
                                        problem -> problem.path("site").asText(),
                                        problem -> problem.path("status").asText()));
        if (named.size() != old) {
            return "not all sites that are not fresh are named: " + fleet;
        }
        return named.keySet().containsAll(notFresh)
                ? ""
                : notFresh + " cannot be fresh, and are not named: " + fleet;
    }

    /** The same of an export, which says it in headers. */
    static String check(Answer export, Collection<String> notFresh) {
        Map<String, String> headers = export.headers();
        Set<String> named =
                Arrays.stream(headers.getOrDefault("x-fleet-problems", "").split(", *"))
                        .filter(problem -> !problem.isEmpty() && !problem.endsWith("=fresh"))
                        .map(problem -> problem.split("=")[0])
                        .collect(Collectors.toSet());
        boolean complete =
                "true"
                        .equals(
                                headers.getOrDefault("x-fleet-complete", "")
                                        .toLowerCase(Locale.ROOT));
        if (complete != named.isEmpty()) {
            return "X-Fleet-Complete is wrong: " + headers;
        }
        return named.containsAll(notFresh)
                ? ""
                : notFresh + " cannot be fresh, and are not named: " + headers;
    }
}
