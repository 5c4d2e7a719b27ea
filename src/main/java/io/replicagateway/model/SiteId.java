package io.replicagateway.model;

import java.util.regex.Pattern;

/**
 * The name by which a configured site is known everywhere: in ids, parameters, metrics and logs.
 *
 * @param value one to 63 characters of {@code [a-z0-9-]}, not starting with a hyphen
 */
public record SiteId(String value) implements Comparable<SiteId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /**
     * @throws IllegalArgumentException if the value does not have that form
     */
    public SiteId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a site id must be 1 to 63 of a-z, 0-9 and -, not starting with -: " + value);
        }
    }

    /** Whether {@code text} can be a site id. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /** What an id of this site's rows starts with: the site id and a colon. */
    public String prefix() {
        return value + ":";
    }

    /**
     * Orders sites as the ids of their rows are ordered. That is not the order of the bare names: {@code a1:} sorts
     * before {@code a:}, because a digit sorts before a colon.
     */
    @Override
    public int compareTo(SiteId other) {
        return prefix().compareTo(other.prefix());
    }

    @Override
    public String toString() {
        return value;
    }
}
