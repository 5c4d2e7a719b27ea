package io.replicagateway.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.replicagateway.inventory.Text;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.Timestamp;
import io.replicagateway.query.Group;
import io.replicagateway.query.Summary;
import io.replicagateway.query.Sums;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the members of a summary. */
final class SummaryMembers {

    private final List<String> groupBy;
    private final boolean hasReplicas;
    private final boolean hasRestorePoints;

    private SummaryMembers(SummaryRequest request) {
        this.groupBy = request.groupBy();
        this.hasReplicas = request.query().counts(RowType.REPLICA);
        this.hasRestorePoints = request.query().counts(RowType.RESTORE_POINT);
    }

    /** The summary as a JSON object. */
    static byte[] bytes(SummaryRequest request, Summary summary) {
        var members = new SummaryMembers(request);
        return Answer.object(json -> members.write(json, summary));
    }

    private void write(JsonGenerator json, Summary summary) throws IOException {
        json.writeArrayFieldStart("groupBy");
        for (String label : groupBy) {
            json.writeString(label);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("items");
        for (Group group : summary.groups()) {
            json.writeStartObject();
            writeValues(json, group.values());
            writeSums(json, group.sums());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("total");
        writeSums(json, summary.total());
        json.writeEndObject();
        Answer.writeFleet(json, summary.fleet());
    }

    private void writeValues(JsonGenerator json, List<@Nullable Text> values) throws IOException {
        json.writeObjectFieldStart("group");
        Iterator<String> labels = groupBy.iterator();
        for (Text value : values) {
            json.writeStringField(labels.next(), value == null ? null : value.raw());
        }
        json.writeEndObject();
    }

    private void writeSums(JsonGenerator json, Sums sums) throws IOException {
        writeCount(json, "replicas", hasReplicas, sums.replicas().total());
        writeCount(json, "restorePoints", hasRestorePoints, sums.restorePoints());
        writeMoment(json, "oldestRestorePointAt", sums.oldest());
        writeMoment(json, "latestRestorePointAt", sums.latest());
        if (!hasReplicas) {
            json.writeNullField("rpo");
            return;
        }
        json.writeObjectFieldStart("rpo");
        for (RpoStatus status : RpoStatus.values()) {
            json.writeNumberField(status.label(), sums.replicas().count(status));
        }
        json.writeEndObject();
    }

    private static void writeCount(JsonGenerator json, String name, boolean isCounted, long count)
            throws IOException {
        if (isCounted) {
            json.writeNumberField(name, count);
        } else {
            json.writeNullField(name);
        }
    }

    private static void writeMoment(JsonGenerator json, String name, @Nullable Timestamp moment)
            throws IOException {
        json.writeStringField(name, moment == null ? null : moment.toString());
    }
}
