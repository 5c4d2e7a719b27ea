package io.replicagateway.simulator;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as a simulated server received it.
 *
 * @param method such as {@code GET}
 * @param path as sent, still percent-encoded, without the query
 * @param query as sent, still percent-encoded; null if there was none
 * @param headers by name in any case, every value in the order sent
 * @param body decoded as UTF-8; empty if there was none
 * @param at when it arrived by the server's clock
 */
public record RecordedRequest(
        String method,
        String path,
        @Nullable String query,
        Map<String, List<String>> headers,
        String body,
        Instant at) {

    public RecordedRequest {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
    }

    /** The first value of a header in any case, or null. */
    public @Nullable String header(String name) {
        @Nullable List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** The values of the query by decoded name; a name without {@code =} has the empty value. */
    public Map<String, List<String>> parameters() {
        return FormText.parse(query);
    }
}
