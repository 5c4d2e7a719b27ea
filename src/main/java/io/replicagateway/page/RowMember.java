package io.replicagateway.page;

/**
 * A member of a row's JSON object.
 *
 * @param encodedName its name as {@link JsonBytes#encodedName} makes it
 */
public record RowMember(String name, byte[] encodedName, RowValue.Source source) {

    public RowMember(String name, RowValue.Source source) {
        this(name, JsonBytes.encodedName(name), source);
    }
}
