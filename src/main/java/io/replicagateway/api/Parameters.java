package io.replicagateway.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Query parameters as they came, read strictly: whatever is not understood is a problem that names the parameter. */
final class Parameters {

    /** The longest value of a parameter, in characters; a cursor may be longer. */
    static final int LONGEST_VALUE = 256;

    /** How often a list parameter may be repeated. */
    static final int MOST_VALUES = 100;

    private final MultivaluedMap<String, String> values;

    /**
     * @param known the names that are taken
     */
    Parameters(MultivaluedMap<String, String> values, Collection<String> known) {
        this.values = values;
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw ProblemException.invalid(
                        name,
                        known.isEmpty()
                                ? "no parameters are taken here"
                                : "there is no such parameter here; there are "
                                        + String.join(", ", known));
            }
        }
    }

    /** All values of a list parameter. */
    List<String> all(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > MOST_VALUES) {
            throw ProblemException.invalid(name, "at most " + MOST_VALUES + " values are taken");
        }
        all.forEach(value -> check(name, value, LONGEST_VALUE));
        return all;
    }

    /** The value of a parameter that may stand only once. */
    Optional<String> single(String name, int longest) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw ProblemException.invalid(name, "may be given only once");
        }
        all.forEach(value -> check(name, value, longest));
        return all.stream().findFirst();
    }

    private static void check(String name, String value, int longest) {
        if (value.isEmpty()) {
            throw ProblemException.invalid(name, "must not be empty");
        }
        if (value.length() > longest) {
            throw ProblemException.invalid(
                    name, "must not be longer than " + longest + " characters");
        }
    }

    /** A whole number without sign. */
    Optional<Integer> number(String name, int least, int greatest) {
        return single(name, LONGEST_VALUE)
                .map(
                        text -> {
                            boolean isNumber = text.matches("[0-9]{1,10}");
                            long number = isNumber ? Long.parseLong(text) : -1;
                            if (number < least || number > greatest) {
                                throw ProblemException.invalid(
                                        name,
                                        "must be a whole number from "
                                                + least
                                                + " to "
                                                + greatest
                                                + ": "
                                                + text);
                            }
                            return (int) number;
                        });
    }

    /** A moment by RFC 3339. */
    Optional<Instant> moment(String name) {
        return single(name, LONGEST_VALUE)
                .map(
                        text -> {
                            try {
                                return OffsetDateTime.parse(withPlus(text.toUpperCase(Locale.ROOT)))
                                        .toInstant();
                            } catch (DateTimeException unparsable) {
                                throw ProblemException.invalid(
                                        name,
                                        "must be a moment by RFC 3339, such as 2026-11-22T03:20:00Z or"
                                                + " 2026-11-22T04:20:00%2B01:00: "
                                                + text);
                            }
                        });
    }

    /** Undoes what becomes of a plus sign that was not percent-encoded. */
    private static String withPlus(String text) {
        return text.replaceFirst(" (\\d\\d:\\d\\d)$", "+$1");
    }

    /** A span of time by ISO 8601, longer than nothing. */
    Optional<Duration> span(String name) {
        return single(name, LONGEST_VALUE)
                .map(
                        text -> {
                            try {
                                Duration span = Duration.parse(text);
                                if (span.isNegative() || span.isZero()) {
                                    throw ProblemException.invalid(
                                            name, "must be longer than nothing: " + text);
                                }
                                return span;
                            } catch (DateTimeException unparsable) {
                                throw ProblemException.invalid(
                                        name,
                                        "must be a duration by ISO 8601, such as PT2M: " + text);
                            }
                        });
    }

    /** The values of a list parameter, each of which must be one of these labels. */
    <T> Set<T> oneOf(String name, Collection<T> choices, Function<T, String> label) {
        return all(name).stream()
                .map(text -> choice(name, text, choices, label))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The value of a parameter that may stand only once and must be one of these labels. */
    <T> Optional<T> singleOf(String name, Collection<T> choices, Function<T, String> label) {
        return single(name, LONGEST_VALUE).map(text -> choice(name, text, choices, label));
    }

    private static <T> T choice(
            String name, String text, Collection<T> choices, Function<T, String> label) {
        return choices.stream()
                .filter(choice -> label.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> notOneOf(name, text, choices.stream().map(label).toList()));
    }

    /** The values of a list parameter that takes what {@code isKnown}; {@code documented} is told where it is not. */
    Set<String> known(String name, Predicate<String> isKnown, List<String> documented) {
        for (String text : all(name)) {
            if (!isKnown.test(text)) {
                throw notOneOf(name, text, documented);
            }
        }
        return Set.copyOf(all(name));
    }

    private static ProblemException notOneOf(String name, String text, List<String> choices) {
        return ProblemException.invalid(
                name,
                choices.isEmpty()
                        ? "no value is known here: " + text
                        : "must be one of " + String.join(", ", choices) + ": " + text);
    }
}
