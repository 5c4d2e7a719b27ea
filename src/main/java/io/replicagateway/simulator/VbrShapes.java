package io.replicagateway.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** VBR's JSON objects, each as its revision's OpenAPI document has it; absent values are left out. */
final class VbrShapes {

    private VbrShapes() {}

    static ObjectNode error(VbrError error) {
        ObjectNode node =
                Json.object().put("errorCode", error.errorCode).put("message", error.getMessage());
        return node.put("resourceId", error.resourceId);
    }

    static ObjectNode replica(SimulatedReplica replica, VbrRevision revision) {
        ObjectNode node = Json.object();
        node.put("id", replica.id());
        put(node, "type", revision.replicaType(replica.type()));
        node.put("jobId", Objects.requireNonNullElse(replica.jobId(), VbrSession.NO_JOB));
        put(node, "policyUniqueId", replica.policyUniqueId());
        node.put("name", replica.name());
        node.put("platformName", revision.platform(replica.platform()));
        put(node, "platformId", replica.platformId());
        put(node, "creationTime", replica.creationTime());
        put(node, "state", replica.state());
        return node;
    }

    static ObjectNode point(SimulatedPoint point, VbrRevision revision) {
        ObjectNode node = Json.object();
        node.put("id", point.id());
        node.put("name", point.vmName());
        node.put("platformName", revision.platform(point.platform()));
        node.put("platformId", Objects.requireNonNullElse(point.platformId(), VbrSession.NO_JOB));
        node.put("creationTime", point.creationTime());
        node.put("replicaId", point.replicaId());
        ArrayNode operations = node.putArray("allowedOperations");
        revision.operations(Objects.requireNonNullElse(point.allowedOperations(), List.of()))
                .forEach(operations::add);
        put(node, "state", point.state());
        put(node, "malwareStatus", revision.malwareStatus(point.malwareStatus()));
        return node;
    }

    static ObjectNode serverTime(Instant now, VbrRevision revision) {
        ObjectNode node = Json.object();
        node.put("serverTime", WireTimes.text(now, ZoneOffset.ofHours(1), 7));
        node.put("timeZone", "(UTC+01:00) Oslo");
        if (revision.isAtLeast(VbrRevision.V1_3_REV2)) {
            node.put("ianaTimeZoneId", "Europe/Oslo");
        }
        return node;
    }

    static ObjectNode serverInfo(VbrSettings settings, VbrRevision revision) {
        ObjectNode node = Json.object();
        node.put("vbrId", settings.serverId);
        node.put("name", settings.serverName);
        node.put("buildVersion", "13.1.0.411");
        node.putArray("patches");
        node.put("databaseVendor", "PostgreSql");
        node.put("sqlServerEdition", "").put("sqlServerVersion", "17.2");
        node.put("databaseSchemaVersion", "13.1.0.10").put("databaseContentVersion", "13.1.0.12");
        if (revision.isAtLeast(VbrRevision.V1_3_REV0)) {
            ObjectNode registration =
                    node.putObject("veeamRegistration").put("isRegistered", false);
            registration.putNull("expirationDate").putNull("thumprint");
            node.put("platform", "Windows");
        }
        return node;
    }

    static ObjectNode session(VbrSession session, VbrRevision revision) {
        ObjectNode node = Json.object();
        node.put("id", session.id()).put("name", session.name()).put("jobId", VbrSession.NO_JOB);
        node.put("sessionType", session.type()).put("creationTime", session.creationTime());
        node.put("endTime", session.endTime()).put("state", session.state());
        int percent = session.percent();
        node.put("progressPercent", percent);
        node.putObject("result")
                .put("result", session.result())
                .put("message", session.message())
                .put("isCanceled", false);
        node.put("resourceId", VbrSession.NO_JOB)
                .putNull("resourceReference")
                .putNull("parentSessionId");
        node.put("usn", session.usn()).putNull("platformName").putNull("platformId");
        if (revision.isAtLeast(VbrRevision.V1_3_REV0)) {
            node.put("initiatedBy", VbrSession.INITIATOR);
        }
        if (revision.isAtLeast(VbrRevision.V1_3_REV1)) {
            node.putNull("relatedSessionId");
        }
        if (revision.isAtLeast(VbrRevision.V1_3_REV2)) {
            node.put("algorithm", "None").putNull("originalSessionId");
            ObjectNode progress =
                    node.putObject("progress")
                            .put("duration", "00:00:01")
                            .putNull("processingRate");
            progress.put("bottleneck", "NotDefined").putNull("processedSize").putNull("readSize");
            progress.putNull("transferredSize").put("progressPercent", percent);
            node.putObject("retryInfo").put("isRecheckRetry", false).putNull("retryNumber");
        }
        return node;
    }

    /** The log of a session, newest record first. */
    static ObjectNode log(VbrSession session, VbrRevision revision, @Nullable String statusFilter) {
        ObjectNode node = Json.object();
        ArrayNode records = Json.object().putArray("records");
        if (session.endTime() != null) {
            String status = session.result().equals("Success") ? "Succeeded" : session.result();
            records.add(logRecord(2, status, session.endTime(), "Rescan is over", revision));
        }
        records.add(
                logRecord(1, "Succeeded", session.creationTime(), "Rescan has begun", revision));
        if (statusFilter != null && revision.isAtLeast(VbrRevision.V1_3_REV0)) {
            records.removeIf(one -> !one.path("status").asText().equalsIgnoreCase(statusFilter));
        }
        node.put("totalRecords", records.size()).set("records", records);
        return node;
    }

    private static ObjectNode logRecord(
            int id, String status, String time, String title, VbrRevision revision) {
        ObjectNode node = Json.object().put("id", id).put("status", status);
        node.put("startTime", time)
                .put("updateTime", time)
                .put("title", title)
                .put("description", "");
        if (revision.isAtLeast(VbrRevision.V1_3_REV2)) {
            node.putArray("additionalInfo");
        } else if (revision.isAtLeast(VbrRevision.V1_3_REV0)) {
            node.put("additionalInfo", "");
        }
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
