package io.replicagateway.model;

/** Something that a row tells and by which rows can be filtered or sorted. */
public sealed interface Field permits ReplicaField, RestorePointField {

    /** The name in JSON and in {@code sort}; a part of a nested object is named {@code object.part}. */
    String label();
}
