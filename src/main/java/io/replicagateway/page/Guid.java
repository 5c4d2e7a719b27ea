package io.replicagateway.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes guids straight into bytes, eight hexadecimal digits at a time. */
public final class Guid {

    /** So many bytes has every guid. */
    public static final int BYTES = 36;

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle FOUR =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /** The same number in each of eight bytes, when multiplied by it. */
    private static final long EACH = 0x0101_0101_0101_0101L;

    private Guid() {}

    /** Writes the guid in lower case from {@code at} on. */
    public static void write(long high, long low, byte[] target, int at) {
        long second = digits(high);
        long third = digits(low >>> 32);
        EIGHT.set(target, at, digits(high >>> 32));
        target[at + 8] = '-';
        FOUR.set(target, at + 9, (int) (second >>> 32));
        target[at + 13] = '-';
        FOUR.set(target, at + 14, (int) second);
        target[at + 18] = '-';
        FOUR.set(target, at + 19, (int) (third >>> 32));
        target[at + 23] = '-';
        FOUR.set(target, at + 24, (int) third);
        EIGHT.set(target, at + 28, digits(low));
    }

    /** The eight letters of the lower 32 bits: each four bits are moved to a byte of their own, then made a letter. */
    private static long digits(long number) {
        long spread = number & 0xFFFF_FFFFL;
        spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFFL;
        spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FFL;
        spread = (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0FL;
        long isLetter = spread + 6 * EACH >>> 4 & EACH;
        return spread + '0' * EACH + ('a' - '0' - 10) * isLetter;
    }
}
