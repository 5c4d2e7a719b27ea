package io.replicagateway.simulator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recorded request with what a server needs of it at hand.
 *
 * @param segments the decoded parts of the path, without empty ones
 * @param parameters of the query by name in the case sent
 */
record Request(
        RecordedRequest recorded, List<String> segments, Map<String, List<String>> parameters) {

    static Request of(RecordedRequest recorded) {
        List<String> segments =
                List.of(recorded.path().split("/")).stream()
                        .filter(part -> !part.isEmpty())
                        .map(part -> FormText.decode(part.replace("+", "%2B")))
                        .toList();
        return new Request(recorded, segments, recorded.parameters());
    }

    String method() {
        return recorded.method();
    }

    /** The decoded path without empty parts, such as {@code api/v1/replicas}. */
    String path() {
        return String.join("/", segments);
    }

    @Nullable String header(String name) {
        return recorded.header(name);
    }

    /** The first value of a parameter whose name is in that case, or null. */
    @Nullable String parameter(String name) {
        @Nullable List<String> values = parameters.get(name);
        return values == null ? null : values.get(0);
    }
}
