package io.replicagateway.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a VBR list can be sorted and filtered by.
 *
 * @param id of a row, which breaks ties
 * @param order text to sort by, for each value of {@code orderColumn}
 * @param filters by parameter name; they refuse values that mean nothing with {@link VbrError}
 */
record VbrColumns<T>(
        Function<T, String> id,
        Map<String, Function<T, @Nullable String>> order,
        Map<String, Function<String, Predicate<T>>> filters) {

    VbrColumns(Function<T, String> id) {
        this(id, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    VbrColumns<T> sortedBy(String column, Function<T, @Nullable String> text) {
        order.put(column, row -> sortable(text.apply(row)));
        return this;
    }

    VbrColumns<T> sortedByTime(String column, Function<T, @Nullable String> time) {
        order.put(column, row -> sortable(WireTimes.instant(time.apply(row))));
        return this;
    }

    VbrColumns<T> filteredBy(String parameter, Function<String, Predicate<T>> filter) {
        filters.put(parameter, filter);
        return this;
    }

    /** Equal ignoring case, as ids and enum values are compared. */
    VbrColumns<T> filteredByText(String parameter, Function<T, @Nullable String> text) {
        return filteredBy(parameter, value -> row -> value.equalsIgnoreCase(text.apply(row)));
    }

    /** As text, but a value that is no GUID is refused. */
    VbrColumns<T> filteredById(String parameter, Function<T, @Nullable String> text) {
        return filteredBy(
                parameter,
                value -> {
                    if (!value.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
                        throw VbrError.badValue(value);
                    }
                    return row -> value.equalsIgnoreCase(text.apply(row));
                });
    }

    /** Both bounds belong to the result; the vendor does not say. Rows without the time never match. */
    VbrColumns<T> filteredByTime(String after, String before, Function<T, @Nullable String> time) {
        filteredBy(
                after,
                value -> {
                    Instant bound = moment(value);
                    return row -> matches(time.apply(row), made -> !made.isBefore(bound));
                });
        return filteredBy(
                before,
                value -> {
                    Instant bound = moment(value);
                    return row -> matches(time.apply(row), made -> !made.isAfter(bound));
                });
    }

    private static boolean matches(@Nullable String time, Predicate<Instant> bound) {
        @Nullable Instant made = WireTimes.instant(time);
        return made != null && bound.test(made);
    }

    private static Instant moment(String value) {
        @Nullable Instant moment = WireTimes.instant(value);
        if (moment == null) {
            throw VbrError.badValue(value);
        }
        return moment;
    }

    private static @Nullable String sortable(@Nullable Instant moment) {
        return moment == null ? null : WireTimes.text(moment, ZoneOffset.UTC, 9);
    }

    private static @Nullable String sortable(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT) + '\0' + text;
    }

    /** Matches the whole text, or its end, start or any part where {@code *} stands at the start, end or both. */
    static Predicate<@Nullable String> pattern(String pattern) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        boolean anyStart = wanted.startsWith("*");
        boolean anyEnd = wanted.length() > 1 && wanted.endsWith("*");
        String core = wanted.substring(anyStart ? 1 : 0, wanted.length() - (anyEnd ? 1 : 0));
        return text -> {
            String name = text == null ? "" : text.toLowerCase(Locale.ROOT);
            if (anyStart && anyEnd) {
                return name.contains(core);
            }
            if (anyStart) {
                return name.endsWith(core);
            }
            return anyEnd ? name.startsWith(core) : name.equals(core);
        };
    }
}
