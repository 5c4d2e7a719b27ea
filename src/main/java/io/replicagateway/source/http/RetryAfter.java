package io.replicagateway.source.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the {@code Retry-After} header (RFC 9110, section 10.2.3): seconds or a date. */
final class RetryAfter {

    /** Who asks for more asks for this; nobody is left alone for so long anyway. */
    private static final long LONGEST_SECONDS = 365L * 24 * 3600;

    private RetryAfter() {}

    /** How long the site asks to be left alone; empty if the value is neither form, zero if it lies in the past. */
    static Optional<Duration> parse(String value, Clock clock) {
        String text = value.strip();
        try {
            Duration wait =
                    text.chars().allMatch(Character::isDigit)
                            ? Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_SECONDS))
                            : Duration.between(clock.instant(), dateOf(text));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Instant dateOf(String text) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    }
}
