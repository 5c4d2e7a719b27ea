package io.replicagateway.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Date-times as the vendors write them: any offset, 0 to 7 fraction digits. */
final class WireTimes {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private WireTimes() {}

    /** The moment in the given offset with exactly that many fraction digits, cut rather than rounded. */
    static String text(Instant moment, ZoneOffset offset, int fractionDigits) {
        OffsetDateTime time = moment.atOffset(offset);
        String nanos = String.format(Locale.ROOT, "%09d", time.getNano());
        String fraction = fractionDigits == 0 ? "" : "." + nanos.substring(0, fractionDigits);
        return SECONDS.format(time) + fraction + offset.getId();
    }

    /** The moment as EM writes it into a restore point's name: UTC without a zone. */
    static String inName(Instant moment) {
        return NAME.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** What the text means, read as UTC where it names no offset; null if it is no date-time. */
    static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() == "2026-01-01".length()) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return hasOffset(text)
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** The offset that the text names, or UTC. */
    static ZoneOffset offset(String text) {
        return hasOffset(text) ? OffsetDateTime.parse(text).getOffset() : ZoneOffset.UTC;
    }

    private static boolean hasOffset(String text) {
        int time = text.indexOf('T');
        return time >= 0
                && (text.endsWith("Z")
                        || text.indexOf('+', time) > 0
                        || text.indexOf('-', time) > 0);
    }
}
