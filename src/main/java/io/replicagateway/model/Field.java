package io.replicagateway.model;

/** Something that a row tells and by which rows can be filtered or sorted. */
public sealed interface Field permits ReplicaField, RestorePointField, DerivedField {

    /** The name in JSON and in {@code sort}; a part of a nested object is named {@code object.part}. */
    String label();

    /** What its values are, where a row has one. */
    ValueType valueType();

    /** The three things that a value can be. */
    enum ValueType {
        TEXT,
        MOMENT,
        /** A whole number, 0 or more. */
        COUNT
    }
}
