package io.replicagateway.page;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Memory outside the heap for bytes that are sent many times: a connection takes them from there without copying them.
 * So much of it is handed out and no more; it is given back when the last one who holds it lets go, not when the
 * garbage collector comes by.
 */
final class OffHeap {

    private final Budget budget;

    /**
     * @param most how many bytes are handed out at once
     */
    OffHeap(long most) {
        budget = new Budget(most);
    }

    /** A copy of these bytes, held by the caller; empty if there is no room for it. */
    Optional<Copy> copy(byte[] bytes) {
        if (!budget.take(bytes.length)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Copy(bytes));
        } catch (OutOfMemoryError full) {
            budget.giveBack(bytes.length);
            return Optional.empty();
        }
    }

    /** How many bytes are handed out, those included that are still being sent. */
    long used() {
        return budget.used();
    }

    /** Bytes outside the heap, held by one or more. */
    final class Copy {

        private final ByteBuf bytes;
        private final Buffer buffer;
        private final int length;

        @SuppressWarnings("deprecation") // Nothing else makes a buffer of memory that is there.
        private Copy(byte[] original) {
            bytes = UnpooledByteBufAllocator.DEFAULT.directBuffer(original.length, original.length);
            bytes.writeBytes(original);
            buffer = Buffer.buffer(bytes);
            length = original.length;
        }

        /** One more holds it. Only who holds it may call this. */
        Copy hold() {
            bytes.retain();
            return this;
        }

        /** One who held it lets go. */
        void release() {
            if (bytes.release()) {
                budget.giveBack(length);
            }
        }

        /** The bytes, for as long as they are held. */
        Buffer buffer() {
            return buffer;
        }
    }
}
