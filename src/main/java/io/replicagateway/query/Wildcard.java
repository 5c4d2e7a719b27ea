package io.replicagateway.query;

import java.util.List;
import java.util.Locale;

/**
 * A pattern in which {@code *} stands for any run of characters, also none, anywhere; all else stands for itself.
 * Letters compare without case; the whole text must match.
 */
public final class Wildcard {

    private static final String ANY_RUN = "*";

    /** The one letter whose lower-case form depends on its neighbours, which a part of a text has lost. */
    private static final char SIGMA = '\u03c3';

    private static final char FINAL_SIGMA = '\u03c2';

    private final String pattern;

    /** What stands between the stars, from the first to the last; one alone if there is no star. */
    private final List<String> parts;

    /**
     * @param pattern in any case; nothing in it is refused
     */
    public Wildcard(String pattern) {
        this.pattern = folded(pattern.toLowerCase(Locale.ROOT)).replaceAll("\\*+", ANY_RUN);
        this.parts = List.of(this.pattern.split("\\*", -1));
    }

    /**
     * Whether the text matches, in time proportional to text times pattern at worst.
     *
     * @param lower the text in its lower-case form
     */
    public boolean matches(String lower) {
        String text = folded(lower);
        if (parts.size() == 1) {
            return text.equals(pattern);
        }
        int lastPart = parts.size() - 1;
        String last = parts.get(lastPart);
        int end = text.length() - last.length();
        int at = parts.get(0).length();
        if (at > end || !text.startsWith(parts.get(0)) || !text.endsWith(last)) {
            return false;
        }
        // This runs once for each distinct text of a fleet: no list view, no iterator.
        for (int number = 1; number < lastPart; number++) {
            String part = parts.get(number);
            int found = text.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return at <= end;
    }

    private static String folded(String lower) {
        return lower.indexOf(FINAL_SIGMA) < 0 ? lower : lower.replace(FINAL_SIGMA, SIGMA);
    }

    /** Whether the other one matches the same texts because it says the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Wildcard wildcard && pattern.equals(wildcard.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    /** The pattern in lower case, with one star for each run of stars. */
    @Override
    public String toString() {
        return pattern;
    }
}
