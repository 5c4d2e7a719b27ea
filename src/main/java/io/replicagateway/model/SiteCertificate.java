package io.replicagateway.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The certificate that a site shows of itself.
 *
 * @param fingerprint the SHA-256 of its DER form: 32 pairs of upper-case hexadecimal digits joined by colons
 * @param subject whose it is by its own word, such as {@code CN=vbr.paris.example}; empty where it names nobody
 * @param expiresAt from when on it is no longer valid
 */
public record SiteCertificate(String fingerprint, Optional<String> subject, Instant expiresAt) {}
