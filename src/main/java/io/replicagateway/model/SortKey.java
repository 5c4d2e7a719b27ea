package io.replicagateway.model;

/**
 * One field to sort by. Rows without a value come last in either direction.
 *
 * @param field a field of the rows that are sorted
 * @param descending whether greater values come first
 */
public record SortKey(Field field, boolean descending) {

    /** As it stands in {@code sort}: the field, with a hyphen before it if descending. */
    @Override
    public String toString() {
        return (descending ? "-" : "") + field.label();
    }
}
