package io.replicagateway.view.em;

import io.replicagateway.model.Rfc3339;
import io.replicagateway.page.Guid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A document in the making as bytes, in UTF-8: a page of a thousand rows is a megabyte, which general writers take longer
 * to put together than it takes to find the rows. Not for several threads.
 */
abstract class Encoder {

    /** Where in {@code 2026-01-31T12:00:00Z} the letter is that divides date and time, and the last one. */
    private static final int DIVIDER = 10;

    private byte[] bytes = new byte[4096];
    private int size;

    /** Writes a text as it stands within a value of the format. */
    abstract void text(String text);

    /**
     * As {@link #text}, where the text has only letters that ASCII can print, quotation mark and backslash excepted.
     */
    abstract void plain(String text);

    /** Makes room for so many bytes, and says where they go. */
    final int reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
        return size;
    }

    /** All bytes, those included that are only reserved. */
    final byte[] buffer() {
        return bytes;
    }

    /** Takes the bytes before {@code end} for written. */
    final void wrote(int end) {
        size = end;
    }

    final void raw(byte[] source, int from, int to) {
        int at = reserve(to - from);
        System.arraycopy(source, from, bytes, at, to - from);
        size += to - from;
    }

    @SuppressWarnings(
            "deprecation") // It keeps a char's low byte only, which is all that ASCII has.
    final void ascii(String text) {
        int at = reserve(text.length());
        text.getBytes(0, text.length(), bytes, at);
        size += text.length();
    }

    final void ascii(char letter) {
        reserve(1);
        bytes[size++] = (byte) letter;
    }

    /** A name of an element or a member. */
    final void name(String name) {
        byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
        raw(encoded, 0, encoded.length);
    }

    final void guid(long high, long low) {
        int at = reserve(Guid.BYTES);
        Guid.write(high, low, bytes, at);
        size += Guid.BYTES;
    }

    final void moment(long epochSecond, int nano, int digits) {
        int at = reserve(Rfc3339.MOST_BYTES);
        size = Rfc3339.write(epochSecond, nano, digits, bytes, at);
    }

    /** A moment as in the name of a restore point: without zone and fraction, a space between date and time. */
    final void momentInName(long epochSecond) {
        int at = reserve(Rfc3339.MOST_BYTES);
        size = Rfc3339.write(epochSecond, 0, 0, bytes, at) - 1;
        bytes[at + DIVIDER] = ' ';
    }

    final int size() {
        return size;
    }

    /** Hands over all bytes, and begins anew. */
    final byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, size);
        size = 0;
        return taken;
    }
}
