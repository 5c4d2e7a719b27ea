package io.replicagateway.api;

import io.replicagateway.inventory.Text;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.Timestamp;
import io.replicagateway.page.JsonBytes;
import io.replicagateway.query.Group;
import io.replicagateway.query.Summary;
import io.replicagateway.query.Sums;
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
        return Answer.object(summary.groups().size(), json -> members.write(json, summary));
    }

    private void write(JsonBytes json, Summary summary) {
        json.name("groupBy").openArray();
        groupBy.forEach(json::text);
        json.closeArray().name("items").openArray();
        for (Group group : summary.groups()) {
            json.openObject();
            writeValues(json, group.values());
            writeSums(json, group.sums());
            json.closeObject();
        }
        json.closeArray().name("total").openObject();
        writeSums(json, summary.total());
        json.closeObject();
        Answer.writeFleet(json, summary.fleet());
    }

    private void writeValues(JsonBytes json, List<@Nullable Text> values) {
        json.name("group").openObject();
        Iterator<String> labels = groupBy.iterator();
        for (Text value : values) {
            json.name(labels.next()).text(value == null ? null : value.raw());
        }
        json.closeObject();
    }

    private void writeSums(JsonBytes json, Sums sums) {
        writeCount(json.name("replicas"), hasReplicas, sums.replicas().total());
        writeCount(json.name("restorePoints"), hasRestorePoints, sums.restorePoints());
        writeMoment(json.name("oldestRestorePointAt"), sums.oldest());
        writeMoment(json.name("latestRestorePointAt"), sums.latest());
        json.name("rpo");
        if (!hasReplicas) {
            json.none();
            return;
        }
        json.openObject();
        for (RpoStatus status : RpoStatus.values()) {
            json.name(status.label()).number(sums.replicas().count(status));
        }
        json.closeObject();
    }

    private static void writeCount(JsonBytes json, boolean isCounted, long count) {
        if (isCounted) {
            json.number(count);
        } else {
            json.none();
        }
    }

    private static void writeMoment(JsonBytes json, @Nullable Timestamp moment) {
        json.text(moment == null ? null : moment.toString());
    }
}
