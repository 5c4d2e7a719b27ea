package io.replicagateway.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An answer as the bytes that go out: plain, and compressed once somebody has asked for that. */
public final class EncodedPage {

    private static final int TAG_BYTES = 12;

    private final PageForm plain;
    private final String tag;
    private final boolean complete;
    private final Map<String, String> headers;
    private final Optional<Instant> trueUntil;
    private volatile @Nullable PageForm gzip;

    private EncodedPage(
            byte[] plain,
            boolean complete,
            Optional<Instant> trueUntil,
            Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
        this.tag = tagOf(plain, complete);
        this.plain = PageForm.plain(plain, tag, complete, headers);
        this.complete = complete;
        this.trueUntil = trueUntil;
    }

    /**
     * The answer with these bytes.
     *
     * @param complete whether every site in scope was fresh
     * @param trueUntil the first moment at which it stops being true; empty if only a new snapshot ends it
     */
    public static EncodedPage of(byte[] plain, boolean complete, Optional<Instant> trueUntil) {
        return of(plain, complete, trueUntil, Map.of());
    }

    /**
     * As {@link #of(byte[], boolean, Optional)}, where more is to be said than that it is JSON.
     *
     * @param headers more headers of the answer, or others than it would have
     */
    public static EncodedPage of(
            byte[] plain,
            boolean complete,
            Optional<Instant> trueUntil,
            Map<String, String> headers) {
        return new EncodedPage(plain, complete, trueUntil, headers);
    }

    /** Names these bytes: equal for equal content. */
    public String tag() {
        return tag;
    }

    /** Whether it still says what a new answer would. */
    public boolean isTrueAt(Instant now) {
        return trueUntil.map(now::isBefore).orElse(true);
    }

    /** The first moment at which it stops being true; empty if only a new snapshot ends it. */
    public Optional<Instant> trueUntil() {
        return trueUntil;
    }

    /** The bytes as they are. */
    public PageForm plain() {
        return plain;
    }

    /** The bytes compressed, if that was done already; null if not. */
    @Nullable PageForm gzipIfReady() {
        return gzip;
    }

    /** The bytes compressed. The first call takes about a millisecond for a hundred rows: not on an event loop. */
    public PageForm gzip() {
        PageForm ready = gzip;
        if (ready == null) {
            ready = PageForm.gzip(compress(plain.bytes()), tag, complete, headers);
            gzip = ready;
        }
        return ready;
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

    /** Where the bytes do not say how complete they are, a header does, and callers must hear of its change. */
    private static String tagOf(byte[] plain, boolean complete) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(plain);
            byte[] hash = digest.digest(new byte[] {(byte) (complete ? 1 : 0)});
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
