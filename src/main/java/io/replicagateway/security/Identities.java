package io.replicagateway.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.replicagateway.model.Roles;
import java.util.Set;

/** Callers in the form that the framework asks about. */
final class Identities {

    private static final Set<String> ALL_ROLES = Set.of(Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN);

    private Identities() {}

    static SecurityIdentity of(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name()))
                .addRoles(caller.roles())
                .build();
    }

    /** Somebody, where anyone may do anything. */
    static Caller anyone(String name) {
        return new Caller(name, ALL_ROLES);
    }

    /** The same identity, allowed to do anything. */
    static SecurityIdentity withAllRoles(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder(identity).addRoles(ALL_ROLES).build();
    }
}
