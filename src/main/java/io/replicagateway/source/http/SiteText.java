package io.replicagateway.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.replicagateway.model.Timestamp;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what sites write as text; total, never fails. */
public final class SiteText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

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

    /**
     * What a site wrote, fit for a log or a screen: what does not print becomes {@code ?}, what is longer is cut.
     *
     * @param longest characters that are kept, from 1
     */
    public static String printable(String text, int longest) {
        String kept = text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
        return UNPRINTABLE.matcher(kept).replaceAll("?");
    }

    /** The text unless it is null or blank. */
    public static Optional<String> filled(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
