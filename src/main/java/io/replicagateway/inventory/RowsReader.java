package io.replicagateway.inventory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a {@link RowsWriter} wrote, and believes none of it: whatever the bytes are, each method gives a value of
 * the promised form or throws {@link MalformedRowsException}, and no count makes it take memory for things that do not
 * follow. Not safe for use by many threads.
 */
public final class RowsReader {

    private final ByteBuffer bytes;

    /**
     * @param bytes from its position to its limit
     */
    public RowsReader(ByteBuffer bytes) {
        this.bytes = bytes.slice();
    }

    /** Reads a whole number of four bytes. */
    public int number() throws MalformedRowsException {
        return has(Integer.BYTES).getInt();
    }

    /** Reads a whole number of eight bytes. */
    public long longNumber() throws MalformedRowsException {
        return has(Long.BYTES).getLong();
    }

    /** Reads a yes or a no. */
    public boolean flag() throws MalformedRowsException {
        byte value = has(1).get();
        check(value == 0 || value == 1, "a yes or no is neither");
        return value == 1;
    }

    /** Reads a text. */
    public String text() throws MalformedRowsException {
        int form = number();
        int length = form >>> 1;
        return (form & 1) == 0
                ? new String(bytes(length), StandardCharsets.ISO_8859_1)
                : new String(chars(length));
    }

    /** Reads how many things follow, each of so many bytes at least. */
    int count(int leastBytes) throws MalformedRowsException {
        int count = number();
        check(count >= 0, "a negative count");
        has((long) count * leastBytes);
        return count;
    }

    byte[] bytes(int count) throws MalformedRowsException {
        has(count);
        byte[] values = new byte[count];
        bytes.get(values);
        return values;
    }

    char[] chars(int count) throws MalformedRowsException {
        has((long) Character.BYTES * count);
        char[] values = new char[count];
        bytes.asCharBuffer().get(values);
        skip(Character.BYTES * count);
        return values;
    }

    int[] ints(int count) throws MalformedRowsException {
        has((long) Integer.BYTES * count);
        int[] values = new int[count];
        bytes.asIntBuffer().get(values);
        skip(Integer.BYTES * count);
        return values;
    }

    long[] longs(int count) throws MalformedRowsException {
        has((long) Long.BYTES * count);
        long[] values = new long[count];
        bytes.asLongBuffer().get(values);
        skip(Long.BYTES * count);
        return values;
    }

    private void skip(int count) {
        bytes.position(bytes.position() + count);
    }

    private ByteBuffer has(long count) throws MalformedRowsException {
        check(count <= bytes.remaining(), "the end comes too early");
        return bytes;
    }

    /** Makes sure that nothing follows. */
    public void end() throws MalformedRowsException {
        check(!bytes.hasRemaining(), "more follows than should");
    }

    static void check(boolean holds, String otherwise) throws MalformedRowsException {
        if (!holds) {
            throw new MalformedRowsException(otherwise);
        }
    }
}
