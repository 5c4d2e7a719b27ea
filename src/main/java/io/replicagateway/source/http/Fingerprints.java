package io.replicagateway.source.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** SHA-256 fingerprints of certificates: 32 pairs of upper-case hexadecimal digits joined by colons, as OpenSSL prints them. */
public final class Fingerprints {

    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31}");
    private static final HexFormat PRINTED = HexFormat.ofDelimiter(":").withUpperCase();

    private Fingerprints() {}

    /** The fingerprint in the form above; empty if the text is none, with or without colons, in any case. */
    public static Optional<String> parse(String text) {
        return Optional.of(text.strip())
                .filter(trimmed -> FORM.matcher(trimmed).matches())
                .map(trimmed -> HexFormat.of().parseHex(trimmed.replace(":", "")))
                .map(PRINTED::formatHex);
    }

    static String of(X509Certificate certificate) {
        try {
            return PRINTED.formatHex(
                    MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
