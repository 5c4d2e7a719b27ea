package io.replicagateway.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets callers who did not say who they are do anything, where the configuration says that anyone may. */
@ApplicationScoped
class OpenAccess implements SecurityIdentityAugmentor {

    private final Accounts accounts;

    OpenAccess(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(
                        accounts.isOpen() && identity.isAnonymous()
                                ? Identities.withAllRoles(identity)
                                : identity);
    }
}
