package io.replicagateway.api;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.replicagateway.model.SiteId;
import io.replicagateway.rescan.RescanComplaint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The body of a request for a rescan, read strictly.
 *
 * @param parts for each site the vendor's ids of replicas, or empty for all of them
 * @param illFormed what was named that can be no site or no replica's id
 */
record RescanRequest(Map<SiteId, Optional<Set<String>>> parts, List<RescanComplaint> illFormed) {

    static final String REPLICAS = "replicas";
    static final String SITES = "sites";

    /** How many replicas or sites may be named. */
    static final int MOST_NAMED = 1000;

    /** The longest id, in characters. */
    static final int LONGEST_ID = 256;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * @throws ProblemException if the body is not an object with exactly one of the two lists
     */
    static RescanRequest parse(byte[] body) {
        JsonNode root = read(body);
        for (String name : (Iterable<String>) root::fieldNames) {
            if (!name.equals(REPLICAS) && !name.equals(SITES)) {
                throw ProblemException.invalidMember(
                        name, "there is no such member; there are " + REPLICAS + ", " + SITES);
            }
        }
        if (root.has(REPLICAS) == root.has(SITES)) {
            throw ProblemException.invalidMember(
                    root.has(SITES) ? SITES : REPLICAS,
                    "exactly one of " + REPLICAS + " and " + SITES + " must be there");
        }
        return root.has(SITES) ? ofSites(named(root, SITES)) : ofReplicas(named(root, REPLICAS));
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root.isObject()) {
                return root;
            }
        } catch (IOException notJson) {
            throw notReadable();
        }
        throw notReadable();
    }

    private static ProblemException notReadable() {
        return new ProblemException(
                ProblemType.INVALID_BODY,
                "the body must be one JSON object, with each member once",
                Map.of());
    }

    private static Set<String> named(JsonNode root, String member) {
        JsonNode list = root.get(member);
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_NAMED) {
            throw ProblemException.invalidMember(
                    member, "must be an array of 1 to " + MOST_NAMED + " texts");
        }
        Set<String> named = new TreeSet<>();
        for (JsonNode one : list) {
            if (!one.isTextual() || one.textValue().length() > LONGEST_ID) {
                throw ProblemException.invalidMember(
                        member, "must hold texts of " + LONGEST_ID + " characters at most only");
            }
            named.add(one.textValue());
        }
        return named;
    }

    private static RescanRequest ofSites(Set<String> named) {
        Map<SiteId, Optional<Set<String>>> parts = new TreeMap<>();
        List<RescanComplaint> illFormed = new ArrayList<>();
        for (String name : named) {
            if (SiteId.isValid(name)) {
                parts.put(new SiteId(name), Optional.empty());
            } else {
                illFormed.add(new RescanComplaint(name, "this can be no site's id"));
            }
        }
        return new RescanRequest(parts, illFormed);
    }

    private static RescanRequest ofReplicas(Set<String> named) {
        Map<SiteId, Set<String>> ids = new HashMap<>();
        List<RescanComplaint> illFormed = new ArrayList<>();
        for (String name : named) {
            RowId.parse(name)
                    .ifPresentOrElse(
                            row ->
                                    ids.computeIfAbsent(row.site(), site -> new HashSet<>())
                                            .add(row.nativeId()),
                            () ->
                                    illFormed.add(
                                            new RescanComplaint(
                                                    name,
                                                    "a replica's id is its site and the vendor's"
                                                            + " id, joined by a colon")));
        }
        Map<SiteId, Optional<Set<String>>> parts = new TreeMap<>();
        ids.forEach((site, some) -> parts.put(site, Optional.of(some)));
        return new RescanRequest(parts, illFormed);
    }
}
