package io.replicagateway.query;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes cursors as signed opaque text, and reads back only what was signed with the same key. */
public final class CursorCodec {

    private static final String MAC = "HmacSHA256";
    private static final int MAC_BYTES = 16;

    /** The layout of what is signed; cursors of another one are refused. */
    private static final byte LAYOUT = 1;

    private final SecretKeySpec key;

    /**
     * @param secret what the signatures are made with, at least 16 bytes; instances that share it read each other's
     *     cursors
     * @throws IllegalArgumentException if it is shorter
     */
    public CursorCodec(byte[] secret) {
        if (secret.length < MAC_BYTES) {
            throw new IllegalArgumentException(
                    "the secret must have at least 16 bytes: " + secret.length);
        }
        key = new SecretKeySpec(secret, MAC);
    }

    /** Letters, digits, {@code -} and {@code _} only. */
    public String encode(Cursor cursor) {
        byte[] content = write(cursor);
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(sign(content));
        signed.writeBytes(content);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed.toByteArray());
    }

    /** Empty if the text was not written by {@link #encode} with this secret, in every bit. */
    public Optional<Cursor> decode(String text) {
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (signed.length <= MAC_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(signed, MAC_BYTES, signed.length);
        boolean genuine =
                MessageDigest.isEqual(Arrays.copyOf(signed, MAC_BYTES), sign(content))
                        && content[0] == LAYOUT;
        return genuine
                ? Optional.of(read(content)).filter(cursor -> encode(cursor).equals(text))
                : Optional.empty();
    }

    private byte[] sign(byte[] content) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(content), MAC_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + MAC, impossible);
        }
    }

    private static byte[] write(Cursor cursor) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(LAYOUT);
            out.writeUTF(cursor.snapshot());
            out.writeUTF(cursor.list());
            out.writeLong(cursor.place());
            out.writeInt(cursor.limit());
            out.writeBoolean(cursor.forward());
            out.writeUTF(cursor.judgedAt() == null ? "" : cursor.judgedAt().toString());
            out.writeUTF(cursor.anchor().id());
            out.writeByte(cursor.anchor().keys().size());
            for (String value : cursor.anchor().keys()) {
                out.writeBoolean(value != null);
                out.writeUTF(value == null ? "" : value);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    private static Cursor read(byte[] content) {
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            in.readByte();
            String snapshot = in.readUTF();
            String list = in.readUTF();
            long place = in.readLong();
            int limit = in.readInt();
            boolean forward = in.readBoolean();
            String judgedAt = in.readUTF();
            String id = in.readUTF();
            List<String> keys = new ArrayList<>();
            for (int left = in.readByte(); left > 0; left--) {
                boolean present = in.readBoolean();
                String value = in.readUTF();
                keys.add(present ? value : null);
            }
            return new Cursor(
                    snapshot,
                    list,
                    place,
                    limit,
                    new Anchor(keys, id),
                    judgedAt.isEmpty() ? null : Instant.parse(judgedAt),
                    forward);
        } catch (IOException damaged) {
            throw new UncheckedIOException("a genuine cursor that cannot be read", damaged);
        }
    }
}
