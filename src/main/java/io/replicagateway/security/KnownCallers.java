package io.replicagateway.security;

import io.replicagateway.model.Roles;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises at once callers who need no checking: those with an API key, and users whose password was right lately. */
@Singleton
public final class KnownCallers {

    private static final String BASIC = "Basic ";

    private final Accounts accounts;
    private final VerifiedPasswords verified;

    KnownCallers(Accounts accounts, VerifiedPasswords verified) {
        this.accounts = accounts;
        this.verified = verified;
    }

    /**
     * Whether the caller is known and has the role {@link Roles#VIEWER}. A caller who shows two things is not judged here.
     *
     * @param authorization the header {@code Authorization}; null if it is not there
     * @param apiKey the header {@code X-Api-Key}; null if it is not there
     */
    public boolean isViewer(@Nullable String authorization, @Nullable String apiKey) {
        if (accounts.isOpen()) {
            return authorization == null && apiKey == null;
        }
        if (authorization != null && apiKey != null) {
            return false;
        }
        Optional<Caller> caller =
                apiKey != null ? accounts.findByKey(apiKey) : byPassword(authorization);
        return caller.map(known -> known.roles().contains(Roles.VIEWER)).orElse(false);
    }

    private Optional<Caller> byPassword(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
            String[] credentials = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return credentials.length < 2
                    ? Optional.empty()
                    : verified.find(credentials[0], credentials[1]);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
