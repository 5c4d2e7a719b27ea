package io.replicagateway.view.em;

import java.nio.charset.StandardCharsets;

/**
 * Texts as they stand in attributes and elements of XML 1.0. Letters that XML cannot carry in any way, such as most control
 * characters and halves of surrogate pairs, are left out.
 */
final class XmlEncoder extends Encoder {

    /** So many bytes takes a {@code char} at most: that of an entity. */
    private static final int MOST_BYTES = 6;

    private static final byte[][] ENTITIES = new byte[0x80][];

    static {
        entity('&', "&amp;");
        entity('<', "&lt;");
        entity('>', "&gt;");
        entity('"', "&quot;");
        // As they are, readers would take them for spaces in attributes.
        entity('\t', "&#9;");
        entity('\n', "&#10;");
        entity('\r', "&#13;");
    }

    private static void entity(char letter, String entity) {
        ENTITIES[letter] = entity.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    void text(String text) {
        int end = reserve(MOST_BYTES * text.length());
        byte[] target = buffer();
        for (int place = 0; place < text.length(); place++) {
            char letter = text.charAt(place);
            if (letter < 0x80) {
                end = ascii(letter, target, end);
            } else if (letter < 0x800) {
                target[end++] = (byte) (0xC0 | letter >> 6);
                target[end++] = following(letter);
            } else if (!Character.isSurrogate(letter)) {
                end = three(letter, target, end);
            } else if (isPair(text, place)) {
                end = four(text.codePointAt(place++), target, end);
            }
        }
        wrote(end);
    }

    private static boolean isPair(String text, int place) {
        return place + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(place), text.charAt(place + 1));
    }

    private static int ascii(char letter, byte[] target, int at) {
        byte[] entity = ENTITIES[letter];
        if (entity != null) {
            System.arraycopy(entity, 0, target, at, entity.length);
            return at + entity.length;
        }
        target[at] = (byte) letter;
        return letter < ' ' ? at : at + 1;
    }

    private static int three(char letter, byte[] target, int at) {
        if (letter >= 0xFFFE) {
            return at;
        }
        target[at] = (byte) (0xE0 | letter >> 12);
        target[at + 1] = following(letter >> 6);
        target[at + 2] = following(letter);
        return at + 3;
    }

    private static int four(int point, byte[] target, int at) {
        target[at] = (byte) (0xF0 | point >> 18);
        target[at + 1] = following(point >> 12);
        target[at + 2] = following(point >> 6);
        target[at + 3] = following(point);
        return at + 4;
    }

    private static byte following(int bits) {
        return (byte) (0x80 | bits & 0x3F);
    }

    /** Copies the text at once, and takes that back in the rare case that something in it needs an entity. */
    @Override
    void plain(String text) {
        int start = size();
        ascii(text);
        byte[] written = buffer();
        for (int at = start; at < start + text.length(); at++) {
            if (ENTITIES[written[at]] != null) {
                wrote(start);
                text(text);
                return;
            }
        }
    }
}
