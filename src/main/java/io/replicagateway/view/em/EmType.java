package io.replicagateway.view.em;

import io.replicagateway.model.RowType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types of objects that are served, with the names that EM gives them. */
enum EmType {
    /** In lists its element has the name of another type (EM docs, query). */
    POINT(
            "CloudVmReplicaPoint",
            "CloudReplica",
            "api/cloud/vmReplicaPoints/",
            RowType.RESTORE_POINT),
    REPLICA("CloudReplica", "CloudReplica", "api/cloud/replicas/", RowType.REPLICA),
    SERVER("BackupServer", "BackupServer", "api/backupServers/", null);

    private final String label;
    private final String child;
    private final String path;
    private final @Nullable RowType rows;

    EmType(String label, String child, String path, @Nullable RowType rows) {
        this.label = label;
        this.child = child;
        this.path = path;
        this.rows = rows;
    }

    /** The type of a query, its name in any case; empty if it is none of these. */
    static Optional<EmType> find(String name) {
        return Arrays.stream(values())
                .filter(type -> type.label.equalsIgnoreCase(name))
                .findFirst();
    }

    /** Such as {@code CloudReplica}. */
    String label() {
        return label;
    }

    /** The type of a reference to one. */
    String reference() {
        return label + "Reference";
    }

    /** The element around a list of entities. */
    String plural() {
        return label + "s";
    }

    /** The element of an entity in a list. */
    String child() {
        return child;
    }

    /** What stands in an address before the id, without the host. */
    String path() {
        return path;
    }

    /** What stands in a UID before the id. */
    String urn() {
        return "urn:veeam:" + label + ":";
    }

    /** The rows that are such objects; null if no rows are. */
    @Nullable RowType rows() {
        return rows;
    }
}
