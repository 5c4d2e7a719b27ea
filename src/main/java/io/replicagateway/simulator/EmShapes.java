package io.replicagateway.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** EM's references and entities as its published samples have them, with links to the host that EM claims to be. */
final class EmShapes {

    private final Supplier<SimulatedInventory> inventory;
    private final EmSettings settings;

    EmShapes(Supplier<SimulatedInventory> inventory, EmSettings settings) {
        this.inventory = inventory;
        this.settings = settings;
    }

    String href(String path) {
        return "https://" + settings.claimedHost + ":9398/api/" + path;
    }

    /** A link; type and name are left out where null. */
    EmNode link(String rel, @Nullable String type, String path, @Nullable String name) {
        return EmNode.object("Link")
                .with("Rel", rel)
                .with("Type", type)
                .with("Href", href(path))
                .with("Name", name);
    }

    static EmNode links(EmNode... links) {
        return EmNode.array("Links").addAll(List.of(links));
    }

    /** The name that EM makes up for a restore point: machine and UTC time without a zone. */
    static String pointName(SimulatedPoint point) {
        @Nullable Instant made = WireTimes.instant(point.creationTime());
        return point.vmName()
                + "@"
                + (made == null ? point.creationTime() : WireTimes.inName(made));
    }

    /** Start of a reference, or of an entity, whose Href then asks for that form. */
    private EmNode row(
            String element, boolean entity, String type, String path, String name, String id) {
        return EmNode.object(element)
                .with("Type", entity ? type : type + "Reference")
                .with("Href", href(path) + (entity ? "?format=Entity" : ""))
                .with("Name", name)
                .with("UID", "urn:veeam:" + type + ":" + id);
    }

    /** From an entity to its reference and back. */
    private EmNode alternate(boolean entity, String type, String path, String name) {
        return entity
                ? link("Alternate", type + "Reference", path, name)
                : link("Alternate", type, path + "?format=Entity", name);
    }

    private EmNode up(SimulatedServer server) {
        return link("Up", "BackupServerReference", "backupServers/" + server.id(), server.name());
    }

    EmNode point(SimulatedPoint point, String element, boolean entity) {
        String type = "CloudVmReplicaPoint";
        String path = "cloud/vmReplicaPoints/" + point.id();
        String name = pointName(point);
        @Nullable SimulatedReplica replica = inventory.get().replica(point.replicaId());
        EmNode node = row(element, entity, type, path, name, point.id());
        EmNode upToReplica =
                link(
                        "Up",
                        "CloudReplicaReference",
                        "cloud/replicas/" + point.replicaId(),
                        replica == null ? null : replica.name());
        EmNode upToServer = up(inventory.get().backupServerOf(point.replicaId()));
        if (entity) {
            node.with("VmDisplayName", point.vmName());
        }
        node.add(links(upToServer, upToReplica, alternate(entity, type, path, name)));
        return entity
                ? node.field("CreationTimeUTC", time(point))
                        .field(
                                "PointType",
                                Objects.requireNonNullElse(point.pointType(), "Snapshot"))
                        .field("State", Objects.requireNonNullElse(point.state(), "Unknown"))
                : node;
    }

    private String time(SimulatedPoint point) {
        @Nullable Instant made = WireTimes.instant(point.creationTime());
        return made == null || settings.fractionDigits < 0
                ? point.creationTime()
                : WireTimes.text(made, ZoneOffset.UTC, settings.fractionDigits);
    }

    /** References bear a Down link to a path that does not exist, as on the vendor's pages. */
    EmNode replica(SimulatedReplica replica, String element, boolean entity) {
        String type = "CloudReplica";
        String path = "cloud/replicas/" + replica.id();
        String down =
                (entity ? path : "cloud/vmReplicaPoints/" + replica.id()) + "/vmReplicaPoints";
        EmNode node = row(element, entity, type, path, replica.name(), replica.id());
        node.add(
                links(
                        up(inventory.get().backupServerOf(replica.id())),
                        alternate(entity, type, path, replica.name()),
                        link("Down", "CloudVmReplicaPointReferenceList", down, null)));
        return entity ? node.field("Platform", replica.platform()) : node;
    }

    EmNode server(SimulatedServer server, String element, boolean entity) {
        String type = "BackupServer";
        String path = "backupServers/" + server.id();
        EmNode node = row(element, entity, type, path, server.name(), server.id());
        node.add(
                links(
                        alternate(entity, type, path, server.name()),
                        link("Down", "JobReferenceList", path + "/jobs", null),
                        link("Start", null, path + "?action=collect", null)));
        return entity
                ? node.field("Description", null)
                        .field("Port", 9392)
                        .field("Version", server.version())
                        .field("WcfPort", 9405)
                : node;
    }
}
