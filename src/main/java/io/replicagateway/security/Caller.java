package io.replicagateway.security;

import java.util.Set;

/**
 * Somebody who was recognised.
 *
 * @param name the user's name, or that of the API key
 * @param roles all roles that the caller has, those included that a higher one brings along
 */
public record Caller(String name, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }
}
