package io.replicagateway.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * VBR's token chains: a log-on begins one, each refresh continues it with a new pair, a log-out ends it. A refresh token
 * serves once and lives 14 days, or as long as the access token and 15 minutes more if asked for (VBR docs). Older
 * access tokens of a chain stay good until they expire, as signed tokens do.
 */
final class VbrTokens {

    private static final class Chain {
        private final Map<String, Instant> access = new LinkedHashMap<>();
        private @Nullable String refresh;
        private Instant refreshEnd = Instant.MIN;
        private boolean shortTerm;

        private boolean isOpen(Instant now) {
            return access.values().stream().anyMatch(now::isBefore)
                    || refresh != null && now.isBefore(refreshEnd);
        }
    }

    private final List<Chain> chains = new ArrayList<>();
    private final VbrSettings settings;
    private final Supplier<Instant> now;
    private int logons;
    private int refreshes;

    VbrTokens(VbrSettings settings, Supplier<Instant> now) {
        this.settings = settings;
        this.now = now;
    }

    /** Answers the fields of a token request, or refuses with 400 or 401. */
    synchronized ObjectNode grant(Map<String, List<String>> form) {
        String grant = field(form, "grant_type");
        chains.removeIf(chain -> !chain.isOpen(now.get()));
        if (grant.equalsIgnoreCase("password")) {
            return logOn(form);
        }
        if (grant.equalsIgnoreCase("refresh_token")) {
            return refresh(field(form, "refresh_token"));
        }
        throw new VbrError(400, "UnexpectedContent", "This grant_type is not supported.", null);
    }

    private ObjectNode logOn(Map<String, List<String>> form) {
        if (!settings.user.equalsIgnoreCase(field(form, "username"))
                || !settings.password.equals(field(form, "password"))) {
            throw new VbrError(401, "AccessDenied", "The user name or password is wrong.", null);
        }
        Chain chain = new Chain();
        chain.shortTerm = field(form, "use_short_term_refresh").equalsIgnoreCase("true");
        chains.add(chain);
        logons++;
        return newPair(chain);
    }

    private ObjectNode refresh(String token) {
        for (Chain chain : chains) {
            if (token.equals(chain.refresh) && now.get().isBefore(chain.refreshEnd)) {
                refreshes++;
                return newPair(chain);
            }
        }
        throw new VbrError(
                401, "InvalidToken", "The refresh token is unknown, used or expired.", null);
    }

    private ObjectNode newPair(Chain chain) {
        Instant issued = now.get();
        Instant end = issued.plus(settings.tokenLife);
        String access = "ey" + UUID.randomUUID() + "." + UUID.randomUUID();
        chain.access.values().removeIf(old -> !issued.isBefore(old));
        chain.access.put(access, end);
        chain.refresh = "ey" + UUID.randomUUID();
        chain.refreshEnd =
                chain.shortTerm
                        ? end.plus(Duration.ofMinutes(15))
                        : issued.plus(Duration.ofDays(14));
        ObjectNode body = Json.object();
        body.put("access_token", access);
        body.put("token_type", "bearer");
        body.put("refresh_token", chain.refresh);
        body.put("expires_in", settings.tokenLife.toSeconds());
        body.put(".issued", WireTimes.text(issued, ZoneOffset.UTC, 0));
        body.put(".expires", WireTimes.text(end, ZoneOffset.UTC, 0));
        return body;
    }

    /** Lets a request pass that bears a valid access token; refuses others with 401. */
    synchronized void check(@Nullable String authorization) {
        find(authorization);
    }

    /** Ends the chain of the access token; both tokens die. */
    synchronized void logOut(@Nullable String authorization) {
        chains.remove(find(authorization));
    }

    private Chain find(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new VbrError(401, "AccessDenied", "No bearer token was sent.", null);
        }
        String token = authorization.substring(7).trim();
        for (Chain chain : chains) {
            @Nullable Instant end = chain.access.get(token);
            if (end != null) {
                if (now.get().isBefore(end)) {
                    return chain;
                }
                throw new VbrError(401, "ExpiredToken", "The access token has expired.", null);
            }
        }
        throw new VbrError(401, "InvalidToken", "The access token is unknown.", null);
    }

    synchronized void expire(boolean refreshTokensToo) {
        chains.forEach(chain -> chain.access.replaceAll((token, end) -> Instant.MIN));
        if (refreshTokensToo) {
            chains.clear();
        }
    }

    synchronized int open() {
        return (int) chains.stream().filter(chain -> chain.isOpen(now.get())).count();
    }

    synchronized int logons() {
        return logons;
    }

    synchronized int refreshes() {
        return refreshes;
    }

    private static String field(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).get(0);
    }
}
