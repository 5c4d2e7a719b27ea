package io.replicagateway.source.em;

import io.replicagateway.model.SiteSurprise.What;
import io.replicagateway.source.http.Surprises;
import java.util.Map;
import java.util.Set;

/** Notes what the entities of a query bear that EM's docs do not list for v1_5 to v1_7; changes nothing else. */
final class EmVocabulary {

    private static final Set<String> ANY_TEXT = Set.of();

    private static final Set<String> STATES =
            Set.of("Unknown", "Ready", "Failover", "Failback", "PermanentFailover");

    private static final Set<String> POINT_TYPES =
            Set.of("CDP", "Full", "ReverseIncrement", "Increment", "Snapshot");

    private static final Set<String> PLATFORMS = Set.of("VMware", "HyperV", "vCloud");

    /** Attributes and children alike; the docs' tables call some members otherwise than the wire does. */
    private static final Map<String, Set<String>> ENTITY =
            Map.ofEntries(
                    Map.entry("Type", ANY_TEXT),
                    Map.entry("Href", ANY_TEXT),
                    Map.entry("Name", ANY_TEXT),
                    Map.entry("UID", ANY_TEXT),
                    Map.entry("VmDisplayName", ANY_TEXT),
                    Map.entry("VmName", ANY_TEXT),
                    Map.entry("Links", ANY_TEXT),
                    Map.entry("CreationTimeUTC", ANY_TEXT),
                    Map.entry("CreationTime", ANY_TEXT),
                    Map.entry("PointType", POINT_TYPES),
                    Map.entry("State", STATES),
                    Map.entry("Platform", PLATFORMS));

    private static final Map<String, Set<String>> RESULT =
            Map.of("Entities", ANY_TEXT, "Refs", ANY_TEXT, "PagingInfo", ANY_TEXT);

    private static final Set<String> VERSIONS = Set.of("v1_5", "v1_6", "v1_7");

    private EmVocabulary() {}

    static void checkResult(EmElement result, Surprises surprises) {
        check(result, RESULT, "QueryResult", surprises);
    }

    static void checkEntity(EmElement entity, String type, Surprises surprises) {
        check(entity, ENTITY, type, surprises);
    }

    /** The newest version that an EM lists is the one that is spoken. */
    static void checkVersion(String version, Surprises surprises) {
        if (!VERSIONS.contains(version)) {
            surprises.note(What.UNKNOWN_VALUE, "SupportedVersion=", version);
        }
    }

    private static void check(
            EmElement element, Map<String, Set<String>> known, String place, Surprises surprises) {
        for (String attribute : element.attributeNames()) {
            if (!known.containsKey(attribute)) {
                surprises.note(What.UNKNOWN_FIELD, place + ".", attribute);
            }
        }
        for (EmElement child : element.children()) {
            Set<String> words = known.get(child.name());
            if (words == null) {
                surprises.note(What.UNKNOWN_FIELD, place + ".", child.name());
            } else if (!words.isEmpty() && !words.contains(child.ownText())) {
                surprises.note(
                        What.UNKNOWN_VALUE, place + "." + child.name() + "=", child.ownText());
            }
        }
    }
}
