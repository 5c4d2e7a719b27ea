package io.replicagateway.view.vbr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The body of a rescan (schema {@code ReplicaRescanSpec}), read strictly: what is misspelled must not mean all replicas. */
final class VbrRescanRequest {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();
    private static final String IDS = "replicaIds";
    private static final int MOST_IDS = 1000;

    private VbrRescanRequest() {}

    /**
     * The ids of the replicas, in lower case; empty if the body names none, which means all.
     *
     * @throws VbrError if the body is anything else
     */
    static Optional<Set<String>> replicaIds(String body) {
        if (body.isBlank()) {
            return Optional.empty();
        }
        JsonNode spec = tree(body);
        spec.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!name.equals(IDS)) {
                                throw VbrError.unexpected(
                                        "The body has a member that is not taken: " + name);
                            }
                        });
        JsonNode ids = spec.path(IDS);
        if (ids.isMissingNode() || ids.isNull()) {
            return Optional.empty();
        }
        if (!ids.isArray() || ids.isEmpty() || ids.size() > MOST_IDS) {
            throw VbrError.unexpected(
                    IDS + " must be a list of 1 to " + MOST_IDS + " ids; leave it out for all");
        }
        Set<String> found = new LinkedHashSet<>();
        ids.forEach(id -> found.add(id.asText().toLowerCase(Locale.ROOT)));
        List<String> malformed = found.stream().filter(id -> !VbrParameters.isId(id)).toList();
        if (!malformed.isEmpty()) {
            throw VbrError.unexpected("These are no UUIDs: " + String.join(", ", malformed));
        }
        return Optional.of(found);
    }

    private static JsonNode tree(String body) {
        try {
            JsonNode spec = JSON.readTree(body);
            if (spec.isObject()) {
                return spec;
            }
        } catch (JsonProcessingException malformed) {
            // Told below.
        }
        throw VbrError.unexpected("The body must be a JSON object");
    }
}
