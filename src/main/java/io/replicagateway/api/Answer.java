package io.replicagateway.api;

import io.replicagateway.inventory.HeldRead;
import io.replicagateway.model.SiteFailure;
import io.replicagateway.model.SiteStatus;
import io.replicagateway.page.JsonBytes;
import io.replicagateway.query.FleetStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What all answers have in common: they are JSON objects, and a part of them says how complete and how old they are. */
final class Answer {

    /** A guess at what an answer takes besides its rows, and at each row, that saves most arrays from growing. */
    private static final int USUAL_BYTES = 4 * 1024;

    private static final int USUAL_ROW_BYTES = 768;

    private Answer() {}

    /**
     * The bytes of the JSON object with these members.
     *
     * @param rows how many rows are among them
     */
    static byte[] object(int rows, Consumer<JsonBytes> members) {
        var json = new JsonBytes(USUAL_BYTES + rows * USUAL_ROW_BYTES).openObject();
        members.accept(json);
        return json.closeObject().toByteArray();
    }

    /** Writes the member {@code fleet}. */
    static void writeFleet(JsonBytes json, FleetStatus fleet) {
        write(json.name("fleet"), fleet(fleet));
    }

    /** The content of the member {@code fleet}. */
    static Map<String, Object> fleet(FleetStatus fleet) {
        Map<String, Object> sites = new LinkedHashMap<>();
        sites.put("total", fleet.total());
        for (SiteStatus status : SiteStatus.values()) {
            sites.put(status.label(), fleet.count(status));
        }
        List<Object> problems = new ArrayList<>();
        fleet.problems().forEach(problem -> problems.add(problem(problem)));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("snapshot", fleet.snapshot());
        content.put("complete", fleet.isComplete());
        content.put("asOf", fleet.asOf().map(Instant::toString).orElse(null));
        content.put("sites", sites);
        content.put("problems", problems);
        return content;
    }

    private static Map<String, Object> problem(FleetStatus.Problem problem) {
        SiteFailure failure = problem.failure();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("site", problem.site().value());
        content.put("status", problem.status().label());
        content.put(
                "observedAt",
                problem.observedAt() == null ? null : problem.observedAt().toString());
        content.put("failure", failure == null ? null : failure.kind().label());
        content.put("message", failure == null ? withoutFailure(problem) : failure.message());
        return content;
    }

    private static String withoutFailure(FleetStatus.Problem problem) {
        HeldRead held = problem.held();
        if (held != null) {
            return String.format(
                    Locale.ROOT,
                    "a read that found only %d replicas and %d restore points is held back until"
                            + " another one confirms it",
                    held.rows().replicas().size(),
                    held.rows().restorePoints().size());
        }
        return problem.status() == SiteStatus.PENDING
                ? "the first read of this site has not ended yet"
                : "no refresh of this site has ended in time, and none has failed either";
    }

    private static void write(JsonBytes json, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            json.openObject();
            object.forEach((name, member) -> write(json.name(String.valueOf(name)), member));
            json.closeObject();
        } else if (value instanceof List<?> array) {
            json.openArray();
            array.forEach(element -> write(json, element));
            json.closeArray();
        } else if (value instanceof Integer number) {
            json.number(number);
        } else if (value instanceof Boolean bool) {
            json.bool(bool);
        } else {
            json.text((String) value);
        }
    }
}
