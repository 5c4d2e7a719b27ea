package io.replicagateway.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Writes moments as RFC 3339 does, in UTC with {@code Z}, straight into bytes: many times a page, so without objects; and
 * reads those written so, of which a site has one or more a row.
 */
public final class Rfc3339 {

    /** So many bytes are written at most, and so many must be free wherever a moment is written. */
    public static final int MOST_BYTES = 30;

    private static final int SECONDS_OF_DAY = 24 * 60 * 60;

    /** The days from 1 March of the year 0 to the epoch. Counted from there, a leap day is the last day of its year. */
    private static final int DAYS_BEFORE_EPOCH = 719_468;

    private static final int DAYS_OF_400_YEARS = 146_097;
    private static final int DAYS_OF_100_YEARS = 36_524;
    private static final int DAYS_OF_4_YEARS = 1_461;

    /** From March on, any five months in a row that begin with one of 31 days and a shorter one. */
    private static final int DAYS_OF_5_MONTHS = 153;

    /** Where the second ends. */
    private static final int SECOND_END = 19;

    /** The letters of the numbers 0 to 99, the first one in the upper half. */
    private static final char[] PAIRS = new char[100];

    static {
        for (int number = 0; number < PAIRS.length; number++) {
            PAIRS[number] = (char) ('0' + number / 10 << 8 | '0' + number % 10);
        }
    }

    private Rfc3339() {}

    /**
     * Writes a moment of the years 0001 to 9999.
     *
     * @param digits how many digits follow the second, 0 to 9; those behind them are cut off
     * @param at where its first byte goes
     * @return where the next byte after it goes
     */
    public static int write(long epochSecond, int nano, int digits, byte[] target, int at) {
        int day = (int) Math.floorDiv(epochSecond, SECONDS_OF_DAY);
        int second = (int) (epochSecond - (long) day * SECONDS_OF_DAY);
        date(day + DAYS_BEFORE_EPOCH, target, at);
        target[at + 10] = 'T';
        pair(second / 3600, target, at + 11);
        target[at + 13] = ':';
        pair(second / 60 % 60, target, at + 14);
        target[at + 16] = ':';
        pair(second % 60, target, at + 17);
        int end = at + SECOND_END;
        if (digits > 0) {
            target[end] = '.';
            nineDigits(nano, target, end + 1);
            end += 1 + digits;
        }
        target[end] = 'Z';
        return end + 1;
    }

    /** The Gregorian calendar by arithmetic, after Howard Hinnant's {@code civil_from_days}. */
    private static void date(int day, byte[] target, int at) {
        int dayOfEra = day % DAYS_OF_400_YEARS;
        int leapDays =
                dayOfEra / (DAYS_OF_4_YEARS - 1)
                        - dayOfEra / DAYS_OF_100_YEARS
                        + dayOfEra / (DAYS_OF_400_YEARS - 1);
        int yearOfEra = (dayOfEra - leapDays) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / DAYS_OF_5_MONTHS;
        int dayOfMonth = dayOfYear - (DAYS_OF_5_MONTHS * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = day / DAYS_OF_400_YEARS * 400 + yearOfEra + (month < 3 ? 1 : 0);
        pair(year / 100, target, at);
        pair(year % 100, target, at + 2);
        target[at + 4] = '-';
        pair(month, target, at + 5);
        target[at + 7] = '-';
        pair(dayOfMonth, target, at + 8);
    }

    private static void nineDigits(int number, byte[] target, int at) {
        int upper = number / 100_000;
        int lower = number % 100_000;
        pair(upper / 100, target, at);
        pair(upper % 100, target, at + 2);
        pair(lower / 1_000, target, at + 4);
        pair(lower / 10 % 100, target, at + 6);
        target[at + 8] = (byte) ('0' + lower % 10);
    }

    /**
     * Reads a moment in the usual form: all digits of date and time, {@code T}, up to nine digits after the second, and
     * {@code Z}, an offset in hours and minutes, or nothing for UTC. Many times quicker than the JDK's formatter, which
     * is left to read whatever else may be a moment.
     *
     * @return null if the text has another form
     * @throws DateTimeException if it has this form, but there is no such day or time
     */
    static @Nullable Instant read(String text) {
        if (!hasForm(text, "0000-00-00T00:00:00", 0)) {
            return null;
        }
        int end = SECOND_END;
        int nano = 0;
        if (end < text.length() && text.charAt(end) == '.') {
            int first = ++end;
            int unit = 1_000_000_000;
            while (end < text.length() && isDigit(text.charAt(end)) && unit > 1) {
                unit /= 10;
                nano += unit * (text.charAt(end++) - '0');
            }
            if (end == first) {
                return null;
            }
        }
        ZoneOffset offset = offset(text, end);
        return offset == null
                ? null
                : LocalDateTime.of(
                                100 * number(text, 0) + number(text, 2),
                                number(text, 5),
                                number(text, 8),
                                number(text, 11),
                                number(text, 14),
                                number(text, 17),
                                nano)
                        .toInstant(offset);
    }

    private static @Nullable ZoneOffset offset(String text, int at) {
        int left = text.length() - at;
        if (left == 0 || left == 1 && text.charAt(at) == 'Z') {
            return ZoneOffset.UTC;
        }
        char sign = text.charAt(at);
        if (left != 6 || sign != '+' && sign != '-' || !hasForm(text, "00:00", at + 1)) {
            return null;
        }
        int direction = sign == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(
                direction * number(text, at + 1), direction * number(text, at + 4));
    }

    /** Whether the text has digits where the form has zeros, and the form's letters elsewhere; more may follow. */
    private static boolean hasForm(String text, String form, int at) {
        if (text.length() - at < form.length()) {
            return false;
        }
        for (int place = 0; place < form.length(); place++) {
            char letter = text.charAt(at + place);
            char wanted = form.charAt(place);
            if (wanted == '0' ? !isDigit(letter) : letter != wanted) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** The number that two digits make. */
    private static int number(String text, int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }

    private static void pair(int number, byte[] target, int at) {
        char pair = PAIRS[number];
        target[at] = (byte) (pair >> 8);
        target[at + 1] = (byte) pair;
    }
}
