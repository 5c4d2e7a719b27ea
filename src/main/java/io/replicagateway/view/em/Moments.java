package io.replicagateway.view.em;

import io.replicagateway.model.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** Reads the moments of filters: a date, or a date and time, which are UTC unless an offset says otherwise. */
final class Moments {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int DATE_LETTERS = 10;

    private Moments() {}

    /**
     * @throws EmRefusal if it is no moment
     */
    static Instant parse(String value) {
        try {
            return Timestamp.parse(DATE.matcher(value).matches() ? value + "T00:00:00" : iso(value))
                    .instant();
        } catch (DateTimeException malformed) {
            throw EmRefusal.badRequest(
                    "The filter's value "
                            + value
                            + " is no date or time, such as 2026-01-31T12:00:00Z.");
        }
    }

    /** Date and time may be divided by a space, as in the names of restore points. */
    private static String iso(String value) {
        return value.length() > DATE_LETTERS && value.charAt(DATE_LETTERS) == ' '
                ? value.substring(0, DATE_LETTERS) + 'T' + value.substring(DATE_LETTERS + 1)
                : value;
    }
}
