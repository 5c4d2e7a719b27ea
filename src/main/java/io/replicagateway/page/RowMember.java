package io.replicagateway.page;

import io.replicagateway.model.Field;

/**
 * A member of a row's JSON object.
 *
 * @param encodedName its name as {@link JsonBytes#encodedName} makes it
 * @param optional whether rows without a value do not have the member; then the value is written name and all, and the
 *     member is not the first one of its row
 */
public record RowMember(String name, byte[] encodedName, RowValue.Source source, boolean optional) {

    /** One that every row has. */
    public RowMember(String name, RowValue.Source source) {
        this(name, JsonBytes.encodedName(name), source, false);
    }

    /** One that rows without this text do not have. */
    public static RowMember optional(String name, Field text) {
        byte[] encoded = JsonBytes.encodedName(name);
        return new RowMember(name, encoded, RowValues.optional(encoded, text), true);
    }
}
