package io.replicagateway.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.replicagateway.model.Timestamp;
import java.time.DateTimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what sites write as text; total, never fails. */
public final class SiteText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SiteText() {}

    /** UTF-8 without a byte order mark; names can hold bytes that are none (seen on Windows servers), they turn into U+FFFD. */
    public static String decode(byte[] body) {
        String text = new String(body, UTF_8);
        return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
    }

    /** The moment, or null if there is none or the text is none: an odd date must not cost a whole read. */
    public static @Nullable Timestamp timestamp(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Timestamp.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The text unless it is null or blank. */
    public static Optional<String> filled(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
