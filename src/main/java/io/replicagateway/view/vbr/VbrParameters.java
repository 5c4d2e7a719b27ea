package io.replicagateway.view.vbr;

import io.replicagateway.model.Timestamp;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The query parameters of a list. Names are compared with case, as the vendor's server does. A name that is not of the
 * API is let pass, as there, unless it is meant for a filter: a list must not be wider than was asked for in silence.
 */
final class VbrParameters {

    private static final String FILTER = "filter";
    private static final int LONGEST = 256;

    /** Digits of other scripts are numbers to Java. */
    private static final Pattern ASCII = Pattern.compile("[+-]?[0-9]+");

    private static final int MOST_VALUES = 100;

    private final MultivaluedMap<String, String> values;

    /**
     * @param known the names of the API
     */
    VbrParameters(MultivaluedMap<String, String> values, Set<String> known) {
        this.values = values;
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .filter(
                        name ->
                                name.toLowerCase(Locale.ROOT).endsWith(FILTER)
                                        || known.stream().anyMatch(name::equalsIgnoreCase))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw VbrError.unexpected(
                                    "There is no parameter "
                                            + name
                                            + " here; the parameters are "
                                            + String.join(", ", known.stream().sorted().toList()));
                        });
    }

    /** The text of a parameter that may be given once; a blank one is none. */
    Optional<String> text(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw VbrError.unexpected("The parameter " + name + " may not be repeated");
        }
        checkFilters(name, given);
        if (given.isEmpty() || given.get(0).isBlank()) {
            return Optional.empty();
        }
        if (given.get(0).length() > LONGEST) {
            throw VbrError.unexpected(
                    "The parameter " + name + " is longer than " + LONGEST + " characters");
        }
        return Optional.of(given.get(0));
    }

    /** The texts of a parameter that may be repeated, if {@code several}. */
    List<String> texts(String name, boolean several) {
        if (!several) {
            return text(name).stream().toList();
        }
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > MOST_VALUES || given.stream().anyMatch(one -> one.length() > LONGEST)) {
            throw VbrError.unexpected("The parameter " + name + " is too long");
        }
        checkFilters(name, given);
        return given.stream().filter(one -> !one.isBlank()).toList();
    }

    /** A filter by nothing would give the whole list to a caller that forgot what it looks for. */
    private static void checkFilters(String name, List<String> given) {
        if (name.toLowerCase(Locale.ROOT).endsWith(FILTER)
                && given.stream().anyMatch(String::isBlank)) {
            throw VbrError.unexpected("The parameter " + name + " is empty: leave it out");
        }
    }

    /** As {@link #texts}, each a word of a list as {@link #word} tells. */
    List<String> words(String name, Collection<String> words, boolean several) {
        return texts(name, several).stream().map(text -> word(name, text, words)).toList();
    }

    /** A whole number of 32 bits. */
    Optional<Integer> number(String name, int least) {
        return text(name)
                .map(
                        text -> {
                            try {
                                int number = Integer.parseInt(text);
                                if (number >= least && ASCII.matcher(text).matches()) {
                                    return number;
                                }
                            } catch (NumberFormatException malformed) {
                                // Told below.
                            }
                            throw VbrError.unexpected(
                                    "The parameter "
                                            + name
                                            + " must be a whole number from "
                                            + least
                                            + " to "
                                            + Integer.MAX_VALUE);
                        });
    }

    Optional<Boolean> flag(String name) {
        return word(name, List.of("true", "false")).map(Boolean::valueOf);
    }

    Optional<Instant> moment(String name) {
        return text(name)
                .map(
                        text -> {
                            try {
                                // A plus sign that was not encoded arrives as a space.
                                return Timestamp.parse(text.replace(" ", "+")).instant();
                            } catch (DateTimeException malformed) {
                                throw VbrError.unexpected(
                                        "The parameter "
                                                + name
                                                + " must be a date and time such as"
                                                + " 2026-11-22T03:20:00Z");
                            }
                        });
    }

    /** An id, in lower case. */
    Optional<String> id(String name) {
        return text(name)
                .map(
                        text -> {
                            if (!isId(text)) {
                                throw VbrError.unexpected(
                                        "The parameter " + name + " must be a UUID");
                            }
                            return text.toLowerCase(Locale.ROOT);
                        });
    }

    static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** A word of a list, in the spelling of the list; the vendor does not say whether case matters. */
    Optional<String> word(String name, Collection<String> words) {
        return text(name).map(text -> word(name, text, words));
    }

    private static String word(String name, String text, Collection<String> words) {
        return words.stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(
                        () ->
                                VbrError.unexpected(
                                        "The parameter "
                                                + name
                                                + " must be one of "
                                                + String.join(
                                                        ", ", words.stream().sorted().toList())));
    }
}
