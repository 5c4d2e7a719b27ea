package io.replicagateway.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Recognises users by name and password. */
@ApplicationScoped
class PasswordIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final Accounts accounts;
    private final VerifiedPasswords verified;

    PasswordIdentityProvider(Accounts accounts, VerifiedPasswords verified) {
        this.accounts = accounts;
        this.verified = verified;
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
        return verified.find(name, password)
                .map(caller -> Uni.createFrom().item(Identities.of(caller)))
                .orElseGet(() -> context.runBlocking(() -> checked(name, password)));
    }

    private SecurityIdentity checked(String name, String password) {
        Caller caller =
                accounts.findByPassword(name, password)
                        .orElseThrow(AuthenticationFailedException::new);
        verified.remember(name, password, caller);
        return Identities.of(caller);
    }
}
