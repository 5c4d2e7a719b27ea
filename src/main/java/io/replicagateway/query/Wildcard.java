package io.replicagateway.query;

import java.util.Locale;

/**
 * A pattern in which {@code *} stands for any run of characters, also none, anywhere; all else stands for itself.
 * Letters compare without case; the whole text must match.
 */
public final class Wildcard {

    private static final char ANY_RUN = '*';

    /** The one letter whose lower-case form depends on its neighbours, which a part of a text has lost. */
    private static final char SIGMA = '\u03c3';

    private static final char FINAL_SIGMA = '\u03c2';

    private final String pattern;

    /**
     * @param pattern in any case; nothing in it is refused
     */
    public Wildcard(String pattern) {
        this.pattern =
                pattern.toLowerCase(Locale.ROOT)
                        .replace(FINAL_SIGMA, SIGMA)
                        .replaceAll("\\*+", "*");
    }

    /**
     * Whether the text matches, in time proportional to text times pattern at worst.
     *
     * @param lower the text in its lower-case form
     */
    public boolean matches(String lower) {
        int at = 0;
        int next = 0;
        int star = -1;
        int retry = 0;
        while (at < lower.length()) {
            if (next < pattern.length() && pattern.charAt(next) == ANY_RUN) {
                star = next++;
                retry = at;
            } else if (next < pattern.length()
                    && pattern.charAt(next) == folded(lower.charAt(at))) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (next < pattern.length() && pattern.charAt(next) == ANY_RUN) {
            next++;
        }
        return next == pattern.length();
    }

    private static char folded(char letter) {
        return letter == FINAL_SIGMA ? SIGMA : letter;
    }
}
