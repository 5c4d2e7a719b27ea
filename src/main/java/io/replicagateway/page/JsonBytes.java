package io.replicagateway.page;

import io.replicagateway.inventory.TextColumn;
import io.replicagateway.model.Rfc3339;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the making, in UTF-8: byte for byte what Jackson writes by default, but for what {@link JsonText} replaces.
 * Commas come by themselves, before a name or a value that needs one. Not for several threads.
 */
public final class JsonBytes {

    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NOTHING = {};

    /** So many digits has a {@code long} at most. */
    private static final int MOST_DIGITS = 19;

    /** What a value may need besides its own bytes: a comma and two quotation marks, or a sign. */
    private static final int AROUND = 3;

    private byte[] bytes;
    private int size;

    /**
     * @param usualSize a guess at how many bytes there will be, which saves growing
     */
    public JsonBytes(int usualSize) {
        bytes = new byte[usualSize];
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The bytes of a member's name, its quotation marks and the colon. */
    public static byte[] encodedName(String name) {
        return new JsonBytes(0).name(name).toByteArray();
    }

    public JsonBytes openObject() {
        part(0);
        return put('{');
    }

    public JsonBytes closeObject() {
        return put('}');
    }

    public JsonBytes openArray() {
        part(0);
        return put('[');
    }

    public JsonBytes closeArray() {
        return put(']');
    }

    public JsonBytes name(String name) {
        return text(name).put(':');
    }

    /** Writes a value, or a {@linkplain #encodedName name}, that has its form already. */
    public JsonBytes value(byte[] encoded) {
        part(encoded.length);
        return raw(encoded);
    }

    public JsonBytes text(@Nullable String text) {
        return text(NOTHING, text);
    }

    /**
     * Writes a text.
     *
     * @param prefix stands before it in the same quotation marks, {@linkplain TextColumn#isPlain plain}
     */
    public JsonBytes text(byte[] prefix, @Nullable String text) {
        if (text == null) {
            return none();
        }
        open(prefix, JsonText.MOST_BYTES * text.length());
        size = JsonText.write(text, bytes, size);
        return close();
    }

    /** As {@link #text(byte[], String)}, where the text is known to be plain. */
    @SuppressWarnings(
            "deprecation") // It keeps a char's low byte only, which is all that a plain one has.
    public JsonBytes plainText(byte[] prefix, @Nullable String text) {
        if (text == null) {
            return none();
        }
        int length = text.length();
        open(prefix, length);
        text.getBytes(0, length, bytes, size);
        size += length;
        return close();
    }

    /** Writes a guid in lower case, as {@link java.util.UUID#toString} does, behind the prefix. */
    public JsonBytes guid(byte[] prefix, long high, long low) {
        open(prefix, Guid.BYTES);
        Guid.write(high, low, bytes, size);
        size += Guid.BYTES;
        return close();
    }

    /** Writes a moment of the years 0001 to 9999 with this many digits after the second. */
    public JsonBytes moment(long epochSecond, int nano, int digits) {
        open(NOTHING, Rfc3339.MOST_BYTES);
        size = Rfc3339.write(epochSecond, nano, digits, bytes, size);
        return close();
    }

    public JsonBytes number(long number) {
        part(MOST_DIGITS);
        if (number < 0) {
            bytes[size++] = '-';
        }
        digits(number < 0 ? number : -number);
        return this;
    }

    /** Writes the digits of a negative number, because the least one has no positive counterpart. */
    private void digits(long negative) {
        if (negative <= -10) {
            digits(negative / 10);
        }
        bytes[size++] = (byte) ('0' - negative % 10);
    }

    public JsonBytes bool(boolean value) {
        return value(value ? TRUE : FALSE);
    }

    /** Writes {@code null}. */
    public JsonBytes none() {
        return value(NULL);
    }

    /** Ends a line, after which another document begins. */
    public JsonBytes newLine() {
        return put('\n');
    }

    private void open(byte[] prefix, int more) {
        part(prefix.length + more);
        bytes[size] = '"';
        System.arraycopy(prefix, 0, bytes, size + 1, prefix.length);
        size += 1 + prefix.length;
    }

    /** Ends what {@link #open} began, and made room for. */
    private JsonBytes close() {
        bytes[size++] = '"';
        return this;
    }

    /** Makes room for so many bytes and those around them, and writes a comma if there must be one before them. */
    private void part(int more) {
        reserve(more + AROUND);
        if (size > 0 && !isOpening(bytes[size - 1])) {
            bytes[size++] = ',';
        }
    }

    /** Whether no comma follows. The byte is none of a text, because a quotation mark ends that. */
    private static boolean isOpening(byte last) {
        return last == ':' || last == '{' || last == '[' || last == '\n';
    }

    /** Writes a piece of JSON as it is, without a comma before it. */
    public JsonBytes raw(byte[] piece) {
        return raw(piece, 0, piece.length);
    }

    /** As {@link #raw(byte[])}, a part of it. */
    public JsonBytes raw(byte[] piece, int from, int to) {
        reserve(to - from);
        System.arraycopy(piece, from, bytes, size, to - from);
        size += to - from;
        return this;
    }

    private JsonBytes put(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    /** How many bytes there are. */
    public int size() {
        return size;
    }

    /** A copy of all bytes there are. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Hands all bytes there are to the stream. */
    public void writeTo(OutputStream stream) throws IOException {
        stream.write(bytes, 0, size);
    }

    /** Forgets all bytes, to begin anew in the same array. */
    public void clear() {
        size = 0;
    }
}
