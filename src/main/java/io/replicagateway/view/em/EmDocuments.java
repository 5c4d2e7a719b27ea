package io.replicagateway.view.em;

import java.util.Collection;
import java.util.List;

/** The documents that hold no rows: what there is, and who is logged on. Only links that lead somewhere are in them. */
final class EmDocuments {

    /** The versions that a client may ask for; all of them know what is served here (EM docs, versions). */
    static final List<String> VERSIONS = List.of("v1_5", "v1_6", "v1_7");

    private final Format format;
    private final String base;

    /**
     * @param base the gateway's root as the client knows it, with a slash at its end
     */
    EmDocuments(Format format, String base) {
        this.format = format;
        this.base = base;
    }

    byte[] enterpriseManager() {
        DocumentWriter document =
                format.document()
                        .open("EnterpriseManager")
                        .openList("Links")
                        .link("Down", "LogonSessionList", base + "api/logonSessions")
                        .link("Create", "LogonSession", logOn("latest"))
                        .close()
                        .open("SupportedVersions")
                        .openItems("SupportedVersions");
        for (String version : VERSIONS) {
            document.open("SupportedVersion")
                    .attribute("Name", version)
                    .openList("Links")
                    .link("Create", "LogonSession", logOn(version))
                    .close()
                    .close();
        }
        return document.close().close().close().take();
    }

    private String logOn(String version) {
        return base + "api/sessionMngr/?v=" + version;
    }

    byte[] logonSession(LogonSession session) {
        DocumentWriter document = format.document();
        write(document, session);
        return document.take();
    }

    byte[] logonSessions(Collection<LogonSession> sessions) {
        DocumentWriter document =
                format.document().open("LogonSessions").openItems("LogonSessions");
        sessions.forEach(session -> write(document, session));
        return document.close().close().take();
    }

    private String address(LogonSession session) {
        return base + "api/logonSessions/" + session.id();
    }

    private void write(DocumentWriter document, LogonSession session) {
        document.open("LogonSession")
                .attribute("Type", "LogonSession")
                .attribute("Href", address(session))
                .openList("Links")
                .link("Up", "EnterpriseManager", base + "api/")
                .link("Down", "BackupServerReferenceList", base + "api/backupServers")
                .link("Down", "QueryService", base + "api/querySvc")
                .link("Down", "BackupServerList", base + "api/backupServers?format=Entity")
                .link("Down", "CloudConnectService", base + "api/cloud")
                .link("Delete", "LogonSession", address(session))
                .close()
                .field("UserName", session.caller().name())
                .field("SessionId", session.id())
                .close();
    }

    byte[] cloud(LogonSession session) {
        return format.document()
                .open("CloudConnectService")
                .attribute("Type", "CloudConnectService")
                .attribute("Href", base + "api/cloud")
                .openList("Links")
                .link("Up", "LogonSession", address(session))
                .link(
                        "Down",
                        "CloudVmReplicaPointReferenceList",
                        base + "api/cloud/vmReplicaPoints")
                .link("Down", "CloudReplicaReferenceList", base + "api/cloud/replicas")
                .link(
                        "Down",
                        "CloudVmReplicaPointList",
                        base + "api/cloud/vmReplicaPoints?format=Entity")
                .link("Down", "CloudReplicaList", base + "api/cloud/replicas?format=Entity")
                .close()
                .close()
                .take();
    }

    byte[] queryService(LogonSession session) {
        DocumentWriter document =
                format.document()
                        .open("QuerySvc")
                        .attribute("Type", "QueryService")
                        .attribute("Href", base + "api/querySvc")
                        .openList("Links")
                        .link("Up", "LogonSession", address(session));
        for (EmType type : List.of(EmType.SERVER, EmType.REPLICA, EmType.POINT)) {
            document.link(
                    "Down",
                    type.label() + "List",
                    base
                            + "api/query?type="
                            + type.label()
                            + "&format=Entities&sortAsc=name&pageSize=15&page=1");
        }
        return document.close().close().take();
    }
}
