package io.replicagateway.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of an EM query.
 *
 * @param text of a row as it goes on the wire
 * @param key what to compare instead of the text, in the order of the field's kind; null for a text of another kind
 */
record EmField<T>(Function<T, @Nullable String> text, Function<String, @Nullable String> key) {

    /** Compared ignoring case. */
    static <T> EmField<T> text(Function<T, @Nullable String> text) {
        return new EmField<>(text, value -> value.toLowerCase(Locale.ROOT));
    }

    /** A bare GUID or a whole {@code urn:veeam:Kind:guid}. */
    static <T> EmField<T> uid(Function<T, @Nullable String> id) {
        return new EmField<>(
                id, value -> value.substring(value.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT));
    }

    static <T> EmField<T> time(Function<T, @Nullable String> time) {
        return new EmField<>(time, EmField::sortable);
    }

    static <T> EmField<T> number(Function<T, @Nullable String> number) {
        return new EmField<>(
                number,
                value ->
                        value.matches("\\d{1,10}")
                                ? "0".repeat(10 - value.length()) + value
                                : null);
    }

    /** Compared by position in the list of values. */
    static <T> EmField<T> oneOf(List<String> values, Function<T, @Nullable String> value) {
        List<String> known = values.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
        return new EmField<>(
                value,
                text -> {
                    int position = known.indexOf(text.toLowerCase(Locale.ROOT));
                    return position < 0 ? null : Character.toString('a' + position);
                });
    }

    /** The key of a row, or null if it has none. */
    @Nullable String of(T row) {
        @Nullable String value = text.apply(row);
        return value == null ? null : key.apply(value);
    }

    /** The key of a value in a filter; 400 if it is of another kind. */
    String ofFilter(String value) {
        @Nullable String wanted = key.apply(value);
        if (wanted == null) {
            throw EmError.badQuery("value " + value);
        }
        return wanted;
    }

    private static @Nullable String sortable(String time) {
        @Nullable Instant moment = WireTimes.instant(time);
        return moment == null ? null : WireTimes.text(moment, ZoneOffset.UTC, 9);
    }
}
