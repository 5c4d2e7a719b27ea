package io.replicagateway.simulator;

import java.util.List;

/** EM's documents that are not lists of rows: what is there, who is logged on, what went wrong. */
final class EmDocuments {

    private final EmShapes shapes;
    private final EmSettings settings;

    EmDocuments(EmShapes shapes, EmSettings settings) {
        this.shapes = shapes;
        this.settings = settings;
    }

    /** The answer to {@code GET /api/}, which needs no log-on. */
    EmNode enterpriseManager() {
        EmNode versions = EmNode.wrappedArray("SupportedVersions", "SupportedVersions");
        for (String version : List.of("v1_5", "v1_6", "v1_7")) {
            EmNode create =
                    shapes.link("Create", "LogonSession", "sessionMngr/?v=" + version, null);
            versions.add(
                    EmNode.object("SupportedVersion")
                            .with("Name", version)
                            .add(EmShapes.links(create)));
        }
        return EmNode.object("EnterpriseManager")
                .add(
                        EmShapes.links(
                                shapes.link("Down", "LogonSessionList", "logonSessions", null),
                                shapes.link(
                                        "Create", "LogonSession", "sessionMngr/?v=latest", null)))
                .add(versions);
    }

    EmNode logonSession(EmSessions.Session session) {
        String path = "logonSessions/" + session.id();
        return EmNode.object("LogonSession")
                .with("Type", "LogonSession")
                .with("Href", shapes.href(path))
                .add(
                        EmShapes.links(
                                shapes.link("Up", "EnterpriseManager", "", null),
                                shapes.link(
                                        "Down", "BackupServerReferenceList", "backupServers", null),
                                shapes.link("Down", "QueryService", "querySvc", null),
                                shapes.link(
                                        "Down",
                                        "BackupServerList",
                                        "backupServers?format=Entity",
                                        null),
                                shapes.link("Down", "CloudConnectService", "cloud", null),
                                shapes.link("Delete", null, path, null)))
                .field("UserName", "EM01\\" + settings.user)
                .field("SessionId", session.id());
    }

    EmNode logonSessions(List<EmSessions.Session> sessions) {
        return EmNode.wrappedArray("LogonSessions", "LogonSessions")
                .addAll(sessions.stream().map(this::logonSession).toList());
    }

    EmNode cloud(EmSessions.Session session) {
        return EmNode.object("CloudConnectService")
                .with("Type", "CloudConnectService")
                .with("Href", shapes.href("cloud"))
                .add(
                        EmShapes.links(
                                shapes.link(
                                        "Up",
                                        "LogonSession",
                                        "logonSessions/" + session.id(),
                                        null),
                                down("CloudVmReplicaPointReferenceList", "cloud/vmReplicaPoints"),
                                down("CloudReplicaReferenceList", "cloud/replicas"),
                                down(
                                        "CloudVmReplicaPointList",
                                        "cloud/vmReplicaPoints?format=Entity"),
                                down("CloudReplicaList", "cloud/replicas?format=Entity")));
    }

    /** Ready-made queries; there is none for cloud restore points (EM docs sample). */
    EmNode querySvc(EmSessions.Session session) {
        String rest = "&format=Entities&sortAsc=name&pageSize=15&page=1";
        return EmNode.object("QuerySvc")
                .with("Type", "QueryService")
                .with("Href", shapes.href("querySvc"))
                .add(
                        EmShapes.links(
                                shapes.link(
                                        "Up",
                                        "LogonSession",
                                        "logonSessions/" + session.id(),
                                        null),
                                down("VmReplicaPointList", "query?type=VmReplicaPoint" + rest),
                                down("BackupServerList", "query?type=BackupServer" + rest),
                                down("CloudReplicaList", "query?type=CloudReplica" + rest)));
    }

    /** Work that is under way or done, well or not. */
    EmNode task(String id, boolean done, boolean well) {
        EmNode task =
                EmNode.object("Task")
                        .with("Type", "Task")
                        .with("Href", shapes.href("tasks/" + id))
                        .add(EmShapes.links(shapes.link("Delete", null, "tasks/" + id, null)))
                        .field("TaskId", id)
                        .field("State", done ? "Finished" : "Running")
                        .field("Operation", "StartInfrastructureCollect");
        return done
                ? task.add(
                        EmNode.object("Result")
                                .with("Success", well)
                                .field("Message", well ? "Ok" : "Failed to connect"))
                : task;
    }

    static EmNode error(EmError error) {
        return EmNode.object("Error")
                .with("Message", error.getMessage())
                .with("StatusCode", error.status)
                .field("FirstChanceExceptionMessage", error.getMessage());
    }

    private EmNode down(String type, String path) {
        return shapes.link("Down", type, path, null);
    }
}
