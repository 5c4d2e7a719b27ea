package io.replicagateway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes comma-separated values by RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe before
 * it, which tells spreadsheets that it is text (OWASP, CSV injection); half a surrogate pair becomes U+FFFD.
 */
final class Csv {

    private static final String END_OF_LINE = "\r\n";

    /** What begins a formula, also in the full-width forms, and what spreadsheets may skip before one. */
    private static final String DANGEROUS = "=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20";

    private static final char REPLACEMENT = '\ufffd';

    private Csv() {}

    /**
     * Appends a line with these cells; null is an empty cell. The cell of a line that would be empty gets quotation
     * marks, because many readers skip empty lines.
     */
    static void line(StringBuilder out, List<? extends @Nullable String> cells) {
        int start = out.length();
        for (int cell = 0; cell < cells.size(); cell++) {
            if (cell > 0) {
                out.append(',');
            }
            String text = cells.get(cell);
            if (text != null && !text.isEmpty()) {
                cell(out, text);
            }
        }
        if (out.length() == start) {
            out.append("\"\"");
        }
        out.append(END_OF_LINE);
    }

    private static void cell(StringBuilder out, String text) {
        String apostrophe = DANGEROUS.indexOf(text.charAt(0)) < 0 ? "" : "'";
        if (!isPlain(text)) {
            out.append('"').append(apostrophe);
            escaped(out, text);
            out.append('"');
        } else {
            out.append(apostrophe).append(text);
        }
    }

    /** Whether it can stand without quotation marks; spaces at the ends are kept by all readers only between them. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"'
                    || letter == ','
                    || letter == '\r'
                    || letter == '\n'
                    || isHalf(text, at)) {
                return false;
            }
        }
        return text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ';
    }

    private static void escaped(StringBuilder out, String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"') {
                out.append('"');
            }
            out.append(isHalf(text, at) ? REPLACEMENT : letter);
        }
    }

    private static boolean isHalf(String text, int at) {
        char letter = text.charAt(at);
        if (Character.isHighSurrogate(letter)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(letter)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
