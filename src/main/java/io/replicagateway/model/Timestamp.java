package io.replicagateway.model;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A moment as a site wrote it: normalised to UTC, with as many digits after the second as were given.
 *
 * <p>VBR writes zero to seven digits with the server's offset, EM any number with {@code Z} (observed in the vendors'
 * samples).
 *
 * @param instant the moment, of the years 0001 to 9999
 * @param digits how many digits follow the second when printed, 0 to 9
 */
public record Timestamp(Instant instant, int digits) {

    /** The last moment that RFC 3339 can write. */
    public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** The first moment that RFC 3339 can write, but for the year 0. */
    public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    /** So many digits follow a second at most. */
    public static final int MOST_DIGITS = 9;

    /**
     * @throws IllegalArgumentException if {@code digits} is not 0 to 9, or the year is not 0001 to 9999
     */
    public Timestamp {
        if (digits < 0 || digits > MOST_DIGITS) {
            throw new IllegalArgumentException("digits must be 0 to 9: " + digits);
        }
        if (!isWritable(instant)) {
            throw new IllegalArgumentException("the year must be 0001 to 9999: " + instant);
        }
    }

    private static boolean isWritable(Instant instant) {
        return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
    }

    /**
     * Reads an ISO 8601 date and time. Without an offset it is taken as UTC; digits beyond the ninth are cut off.
     *
     * @throws DateTimeException if the text is no such moment, or its year is not 0001 to 9999
     */
    public static Timestamp parse(String text) {
        String trimmed = text.strip();
        int dot = trimmed.indexOf('.');
        if (dot < 0) {
            return new Timestamp(instantOf(trimmed), 0);
        }
        int end = dot + 1;
        while (end < trimmed.length() && Character.digit(trimmed.charAt(end), 10) >= 0) {
            end++;
        }
        int digits = Math.min(end - dot - 1, MOST_DIGITS);
        if (digits == 0) {
            throw new DateTimeException("no digits after the point: " + trimmed);
        }
        String shortened = trimmed.substring(0, dot + 1 + digits) + trimmed.substring(end);
        return new Timestamp(instantOf(shortened), digits);
    }

    private static Instant instantOf(String text) {
        Instant usual = Rfc3339.read(text);
        Instant instant = usual != null ? usual : iso8601(text);
        if (!isWritable(instant)) {
            throw new DateTimeException("the year must be 0001 to 9999: " + text);
        }
        return instant;
    }

    private static Instant iso8601(String text) {
        var parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime offset
                ? offset.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    /** RFC 3339 in UTC with {@code Z} and exactly {@link #digits} digits after the second. */
    @Override
    public String toString() {
        byte[] text = new byte[Rfc3339.MOST_BYTES];
        int end = Rfc3339.write(instant.getEpochSecond(), instant.getNano(), digits, text, 0);
        return new String(text, 0, end, StandardCharsets.US_ASCII);
    }
}
