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
    public static final Comparator<String> ORDER =
            Comparator.<String, String>comparing(raw -> raw.toLowerCase(Locale.ROOT))
                    .thenComparing(Comparator.naturalOrder());

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
