package io.replicagateway.security;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Recognises users where an API has a log-on of its own, and hands out sessions after it. */
@Singleton
public final class LogOn {

    private final Accounts accounts;
    private final VerifiedPasswords verified;

    LogOn(Accounts accounts, VerifiedPasswords verified) {
        this.accounts = accounts;
        this.verified = verified;
    }

    /**
     * Who it is; empty if name and password do not belong together. Where anyone may do anything, any name and password
     * do. Never blocks the caller's thread.
     */
    public Uni<Optional<Caller>> check(String name, String password) {
        if (accounts.isOpen()) {
            return Uni.createFrom().item(Optional.of(Identities.anyone(name)));
        }
        Optional<Caller> known = verified.find(name, password);
        return known.isPresent()
                ? Uni.createFrom().item(known)
                : Uni.createFrom()
                        .item(() -> checked(name, password))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Takes a tenth of a second or more, on purpose. */
    private Optional<Caller> checked(String name, String password) {
        Optional<Caller> caller = accounts.findByPassword(name, password);
        caller.ifPresent(right -> verified.remember(name, password, right));
        return caller;
    }
}
