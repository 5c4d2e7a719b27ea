package io.replicagateway.app;

import io.replicagateway.model.Roles;
import io.replicagateway.security.Accounts;
import io.replicagateway.security.Caller;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns what was configured about callers into accounts, or into a list of all that is wrong with it. */
final class Callers {

    private static final Pattern BCRYPT =
            Pattern.compile("\\$2[aby]\\$(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Each role includes the ones before it. */
    private static final List<String> ROLES = List.of(Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN);

    private final List<String> complaints = new ArrayList<>();

    /**
     * The accounts.
     *
     * @param listensOn the address that the gateway serves
     * @throws ConfigurationException if anything is wrong with them
     */
    Accounts accounts(GatewayConfig.Auth auth, String listensOn) {
        Map<String, Accounts.User> users = new HashMap<>();
        Map<String, Caller> keys = new HashMap<>();
        auth.users()
                .forEach(
                        (name, user) ->
                                user(name, user).ifPresent(account -> users.put(name, account)));
        auth.apiKeys().forEach((name, key) -> key(name, key, keys));
        boolean open = auth.mode() == GatewayConfig.Auth.Mode.NONE;
        checkMode(open, listensOn, users.isEmpty() && keys.isEmpty());
        if (!complaints.isEmpty()) {
            throw new ConfigurationException(complaints);
        }
        return new Accounts(open, users, keys);
    }

    private void checkMode(boolean open, String listensOn, boolean nobodyKnown) {
        if (open && !isLoopback(listensOn)) {
            complaints.add(
                    "gateway.auth.mode=none serves anyone, so it starts on a loopback address only, not on "
                            + listensOn
                            + ": set gateway.auth.mode=local with users or API keys, or quarkus.http.host=127.0.0.1");
        }
        if (!open && nobodyKnown) {
            complaints.add(
                    "gateway.auth.mode=local needs callers: set gateway.auth.users.\"<name>\".password-hash and"
                            + " .roles, or gateway.auth.api-keys.\"<name>\".sha256 and .roles");
        }
    }

    private void key(String name, GatewayConfig.Auth.ApiKey key, Map<String, Caller> keys) {
        String setting = "gateway.auth.api-keys.\"" + name + "\".";
        var caller = new Caller(name, roles(setting, key.roles()));
        String hash = key.sha256().orElse("").toLowerCase(Locale.ROOT);
        if (!SHA256.matcher(hash).matches()) {
            complaints.add(
                    setting + "sha256 must be the SHA-256 of the key, 64 hexadecimal digits");
            return;
        }
        Caller other = keys.putIfAbsent(hash, caller);
        if (other != null) {
            complaints.add(
                    setting
                            + "sha256 is that of \""
                            + other.name()
                            + "\" too: give each caller a key of its own");
        }
    }

    private Optional<Accounts.User> user(String name, GatewayConfig.Auth.User user) {
        String setting = "gateway.auth.users.\"" + name + "\".";
        Set<String> roles = roles(setting, user.roles());
        String hash = user.passwordHash().orElse("");
        if (!BCRYPT.matcher(hash).matches()) {
            complaints.add(setting + "password-hash must be a bcrypt hash such as $2a$12$…");
            return Optional.empty();
        }
        return Optional.of(new Accounts.User(new Caller(name, roles), hash));
    }

    private Set<String> roles(String setting, Optional<List<String>> given) {
        Set<String> roles = new LinkedHashSet<>();
        for (String role : given.orElse(List.of())) {
            int highest = ROLES.indexOf(role.strip());
            if (highest < 0) {
                complaints.add(
                        setting
                                + "roles must be some of "
                                + String.join(", ", ROLES)
                                + ": "
                                + role);
            }
            roles.addAll(ROLES.subList(0, highest + 1));
        }
        if (roles.isEmpty()) {
            complaints.add(setting + "roles is missing: set one of " + String.join(", ", ROLES));
        }
        return roles;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
