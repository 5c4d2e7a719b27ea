package io.replicagateway.page;

import java.util.Arrays;

/**
 * Writes texts as they stand between the quotation marks of JSON, in UTF-8, with what Jackson escapes by default: what
 * JSON demands, and letters beyond the basic plane. A half of such a letter, which no UTF-8 can carry, becomes U+FFFD.
 */
public final class JsonText {

    /** So many bytes takes a {@code char} of a text at most. */
    public static final int MOST_BYTES = 6;

    /** What stands behind the backslash for each letter of ASCII, 0 if it needs none. */
    private static final byte[] ESCAPES = new byte[0x80];

    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
    };

    private static final char REPLACEMENT = '\uFFFD';

    static {
        Arrays.fill(ESCAPES, 0, ' ', (byte) 'u');
        ESCAPES['\b'] = 'b';
        ESCAPES['\t'] = 't';
        ESCAPES['\n'] = 'n';
        ESCAPES['\f'] = 'f';
        ESCAPES['\r'] = 'r';
        ESCAPES['"'] = '"';
        ESCAPES['\\'] = '\\';
    }

    private JsonText() {}

    /**
     * @param at where the first byte goes; there is room for {@link #MOST_BYTES} a {@code char}
     * @return where the next byte after it goes
     */
    public static int write(String text, byte[] target, int at) {
        int end = at;
        for (int place = 0; place < text.length(); place++) {
            char letter = text.charAt(place);
            if (letter < 0x80 && ESCAPES[letter] == 0) {
                target[end++] = (byte) letter;
            } else if (letter < 0x80) {
                end = escape(letter, target, end);
            } else if (!Character.isSurrogate(letter)) {
                end = encode(letter, target, end);
            } else if (isPair(text, place)) {
                end = hex(letter, target, end);
                end = hex(text.charAt(++place), target, end);
            } else {
                end = encode(REPLACEMENT, target, end);
            }
        }
        return end;
    }

    private static boolean isPair(String text, int place) {
        return place + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(place), text.charAt(place + 1));
    }

    private static int escape(char letter, byte[] target, int at) {
        if (ESCAPES[letter] == 'u') {
            return hex(letter, target, at);
        }
        target[at] = '\\';
        target[at + 1] = ESCAPES[letter];
        return at + 2;
    }

    private static int hex(char letter, byte[] target, int at) {
        target[at] = '\\';
        target[at + 1] = 'u';
        target[at + 2] = HEX[letter >> 12];
        target[at + 3] = HEX[letter >> 8 & 0xF];
        target[at + 4] = HEX[letter >> 4 & 0xF];
        target[at + 5] = HEX[letter & 0xF];
        return at + 6;
    }

    private static int encode(char letter, byte[] target, int at) {
        int end = at;
        if (letter < 0x800) {
            target[end++] = (byte) (0xC0 | letter >> 6);
        } else {
            target[end++] = (byte) (0xE0 | letter >> 12);
            target[end++] = (byte) (0x80 | letter >> 6 & 0x3F);
        }
        target[end++] = (byte) (0x80 | letter & 0x3F);
        return end;
    }
}
