package io.replicagateway.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * An answer as the bytes that go out, plain and compressed. Immutable.
 *
 * @param tag names these bytes: equal for equal content
 * @param complete whether every site in scope was fresh
 * @param trueUntil the first moment at which it stops being true; empty if only a new snapshot ends it
 */
record EncodedPage(
        byte[] plain, byte[] gzip, String tag, boolean complete, Optional<Instant> trueUntil) {

    private static final int TAG_BYTES = 12;

    /** The answer with these bytes, compressed and named here. */
    static EncodedPage of(byte[] plain, boolean complete, Optional<Instant> trueUntil) {
        return new EncodedPage(plain, compress(plain), tag(plain), complete, trueUntil);
    }

    /** Whether it still says what a new answer would. */
    boolean isTrueAt(Instant now) {
        return trueUntil.map(now::isBefore).orElse(true);
    }

    private static byte[] compress(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 4);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    private static String tag(byte[] plain) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
