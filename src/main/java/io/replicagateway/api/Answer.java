package io.replicagateway.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.replicagateway.model.SiteFailure;
import io.replicagateway.model.SiteStatus;
import io.replicagateway.query.FleetStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all answers have in common: they are JSON objects, and a part of them says how complete and how old they are. */
final class Answer {

    private static final JsonFactory JSON = new JsonFactory();

    /** A guess at a page's size, in bytes, that saves most pages from growing their buffer. */
    private static final int USUAL_BYTES = 64 * 1024;

    /** Writes the members of an object that is open. */
    interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private Answer() {}

    /** The bytes of the JSON object with these members. */
    static byte[] object(Members members) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes the member {@code fleet}. */
    static void writeFleet(JsonGenerator json, FleetStatus fleet) throws IOException {
        json.writeFieldName("fleet");
        write(json, fleet(fleet));
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
        content.put(
                "message", failure == null ? withoutFailure(problem.status()) : failure.message());
        return content;
    }

    private static String withoutFailure(SiteStatus status) {
        return status == SiteStatus.PENDING
                ? "the first read of this site has not ended yet"
                : "no refresh of this site has ended in time, and none has failed either";
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : object.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                write(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> array) {
            json.writeStartArray();
            for (Object element : array) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else {
            json.writeString((String) value);
        }
    }
}
