package io.replicagateway.inventory;

import java.util.Comparator;
import java.util.Locale;

/**
 * A text with the form by which it sorts. Texts sort by their lower-case form, then as they are.
 *
 * @param raw as the site wrote it
 * @param lower the lower-case form in {@link Locale#ROOT}; the same object as {@code raw} where both are equal
 */
public record Text(String raw, String lower) implements Comparable<Text> {

    /** The order of plain strings that is the same as that of the texts made of them. */
    public static final Comparator<String> ORDER = Text::compare;

    private static final int ASCII_END = 128;

    /** Decided by the first letters that differ, without making a lower-case form, as long as all before are ASCII. */
    private static int compare(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        for (int place = 0; place < shared; place++) {
            char mine = one.charAt(place);
            char theirs = other.charAt(place);
            if (mine >= ASCII_END || theirs >= ASCII_END) {
                return Text.of(one).compareTo(Text.of(other));
            }
            int byLower = lowerAscii(mine) - lowerAscii(theirs);
            if (byLower != 0) {
                return byLower;
            }
        }
        return one.length() != other.length()
                ? one.length() - other.length()
                : one.compareTo(other);
    }

    private static int lowerAscii(char letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
    }

    /** The text with its lower-case form. */
    public static Text of(String raw) {
        String lower = raw.toLowerCase(Locale.ROOT);
        return new Text(raw, lower.equals(raw) ? raw : lower);
    }

    @Override
    public int compareTo(Text other) {
        int byLower = lower.compareTo(other.lower);
        return byLower != 0 ? byLower : raw.compareTo(other.raw);
    }

    @Override
    public String toString() {
        return raw;
    }
}
