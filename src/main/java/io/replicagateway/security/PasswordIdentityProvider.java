package io.replicagateway.security;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recognises users by name and password. Checking a bcrypt hash costs a tenth of a second of a processor, so a password
 * that was right is remembered for a while, as a keyed hash under a key that dies with the process.
 */
@ApplicationScoped
class PasswordIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private static final String MAC = "HmacSHA256";

    private final Accounts accounts;
    private final CaffeineCache verified;
    private final SecretKeySpec key;

    PasswordIdentityProvider(Accounts accounts, @CacheName("verified-passwords") Cache verified) {
        this.accounts = accounts;
        this.verified = verified.as(CaffeineCache.class);
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, MAC);
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        String name = request.getUsername();
        if (accounts.isOpen()) {
            return Uni.createFrom().item(Identities.ofAnyone(name));
        }
        String password = new String(request.getPassword().getPassword());
        String fingerprint = fingerprint(name, password);
        CompletableFuture<SecurityIdentity> known = verified.getIfPresent(fingerprint);
        return known != null
                ? Uni.createFrom().completionStage(known)
                : context.runBlocking(() -> identity(name, password))
                        .invoke(identity -> remember(fingerprint, identity));
    }

    private void remember(String fingerprint, SecurityIdentity identity) {
        verified.put(fingerprint, CompletableFuture.completedFuture(identity));
    }

    private SecurityIdentity identity(String name, String password) {
        return accounts.findByPassword(name, password)
                .map(Identities::of)
                .orElseThrow(AuthenticationFailedException::new);
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
