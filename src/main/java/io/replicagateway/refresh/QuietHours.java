package io.replicagateway.refresh;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of each day.
 *
 * @param from its first moment
 * @param to the first moment after it; where that is not after {@code from}, it is one of the next day
 * @param zone whose clocks tell the time of day
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})(?:\\s+(\\S+))?");

    /**
     * @throws IllegalArgumentException if they would be the whole day or none of it
     */
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "quiet hours must end at another time than they begin");
        }
    }

    /**
     * Reads {@code 22:00-04:00} or {@code 22:00-04:00 Europe/Oslo}; without a zone it is UTC.
     *
     * @throws IllegalArgumentException if the text has another form, or there is no such time or zone
     */
    public static QuietHours parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("not of the form 22:00-04:00 Europe/Oslo: " + text);
        }
        try {
            return new QuietHours(
                    LocalTime.parse(form.group(1)),
                    LocalTime.parse(form.group(2)),
                    form.group(3) == null ? ZoneOffset.UTC : ZoneId.of(form.group(3)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such time or zone: " + text, e);
        }
    }

    /** Whether the moment is part of them. */
    public boolean contains(Instant moment) {
        LocalTime time = moment.atZone(zone).toLocalTime();
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    /** As it is configured. */
    @Override
    public String toString() {
        return from + "-" + to + " " + zone;
    }
}
