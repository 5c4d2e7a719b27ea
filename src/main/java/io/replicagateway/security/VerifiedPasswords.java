package io.replicagateway.security;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a while which passwords were right, because checking a bcrypt hash costs a tenth of a second of a
 * processor. They are kept as a keyed hash under a key that dies with the process.
 */
@Singleton
class VerifiedPasswords {

    private static final String MAC = "HmacSHA256";

    private final CaffeineCache callers;
    private final SecretKeySpec key;

    VerifiedPasswords(@CacheName("verified-passwords") Cache callers) {
        this.callers = callers.as(CaffeineCache.class);
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, MAC);
    }

    /** The caller with this password, if it was found right lately. */
    Optional<Caller> find(String name, String password) {
        CompletableFuture<Caller> known = callers.getIfPresent(fingerprint(name, password));
        return known == null ? Optional.empty() : Optional.ofNullable(known.getNow(null));
    }

    /** Remembers that the password is right. */
    void remember(String name, String password, Caller caller) {
        callers.put(fingerprint(name, password), CompletableFuture.completedFuture(caller));
    }

    private String fingerprint(String name, String password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + MAC, impossible);
        }
    }
}
