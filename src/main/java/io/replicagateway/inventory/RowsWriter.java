package io.replicagateway.inventory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Rows as bytes in the making, and whatever a keeper of rows wants to write beside them. Numbers are big-endian; a text
 * has its length before it, and keeps every letter, half surrogate pairs too. {@link RowsReader} reads it again. Not
 * safe for use by many threads.
 */
public final class RowsWriter {

    private static final int FIRST_CAPACITY = 1 << 16;

    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private static final int GREATEST_NARROW = 0xFF;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY);

    /** Writes a whole number in four bytes. */
    public void number(int value) {
        room(Integer.BYTES).putInt(value);
    }

    /** Writes a whole number in eight bytes. */
    public void longNumber(long value) {
        room(Long.BYTES).putLong(value);
    }

    /** Writes a yes or a no. */
    public void flag(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
    }

    /** Writes a text: a byte a letter where they all fit, two bytes a letter otherwise. */
    public void text(String text) {
        boolean wide = text.chars().anyMatch(letter -> letter > GREATEST_NARROW);
        number(text.length() << 1 | (wide ? 1 : 0));
        if (wide) {
            chars(text.toCharArray());
        } else {
            bytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    void bytes(byte[] values) {
        room(values.length).put(values);
    }

    void chars(char[] values) {
        ByteBuffer target = room((long) Character.BYTES * values.length);
        target.asCharBuffer().put(values);
        skip(Character.BYTES * values.length);
    }

    void ints(int[] values) {
        ByteBuffer target = room((long) Integer.BYTES * values.length);
        target.asIntBuffer().put(values);
        skip(Integer.BYTES * values.length);
    }

    void longs(long[] values) {
        ByteBuffer target = room((long) Long.BYTES * values.length);
        target.asLongBuffer().put(values);
        skip(Long.BYTES * values.length);
    }

    private void skip(int count) {
        bytes.position(bytes.position() + count);
    }

    /**
     * @throws IllegalStateException if it would be more than an array can hold
     */
    private ByteBuffer room(long count) {
        if (count > bytes.remaining()) {
            long needed = bytes.position() + count;
            if (needed > MOST_BYTES) {
                throw new IllegalStateException("more than two gigabytes of rows");
            }
            long capacity = Math.min(MOST_BYTES, Math.max(needed, 2L * bytes.capacity()));
            bytes = ByteBuffer.allocate((int) capacity).put(bytes.flip());
        }
        return bytes;
    }

    /** All that was written so far, from its first byte to its last. */
    public ByteBuffer written() {
        return bytes.duplicate().flip();
    }
}
