package io.replicagateway.inventory;

/** A column that holds its values itself, as a block does; the others follow from it, from the site or the moment. */
public abstract class StoredColumn extends Column {

    /** The heap that the values occupy, in bytes, estimated. */
    abstract long heapBytes();

    /** Whether the other column holds the same values in the same rows. */
    abstract boolean holdsSameAs(StoredColumn other);

    /** Writes the values, but not how many rows there are. */
    abstract void writeTo(RowsWriter target);
}
