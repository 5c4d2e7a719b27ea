package io.replicagateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.cache.runtime.caffeine.CaffeineCacheImpl;
import io.quarkus.cache.runtime.caffeine.CaffeineCacheInfo;
import io.replicagateway.model.Roles;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Only a caller who is known beyond doubt is let in at once; whoever must be checked or refused is not. */
class KnownCallersTest {

    /** The SHA-256 of {@code key}. */
    private static final String KEY_HASH =
            "2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683";

    private static final Caller MONITOR = new Caller("monitor", Set.of(Roles.VIEWER));

    private final VerifiedPasswords verified = new VerifiedPasswords(cache());
    private final KnownCallers callers =
            new KnownCallers(new Accounts(false, Map.of(), Map.of(KEY_HASH, MONITOR)), verified);

    @Test
    void anApiKeyIsKnownAndNoOther() {
        // When
        boolean right = callers.isViewer(null, "key");
        boolean wrong = callers.isViewer(null, "Key");
        boolean none = callers.isViewer(null, null);
        // Then
        assertThat(right).isTrue();
        assertThat(wrong).isFalse();
        assertThat(none).isFalse();
    }

    @Test
    void aPasswordIsKnownOnceItWasFoundRight() {
        // Given
        String header = basic("ann:p:w ü");
        // When
        boolean before = callers.isViewer(header, null);
        verified.remember("ann", "p:w ü", MONITOR);
        // Then
        assertThat(before).isFalse();
        assertThat(callers.isViewer(header, null)).isTrue();
        assertThat(callers.isViewer(basic("ann:p:w u"), null)).isFalse();
        assertThat(callers.isViewer(basic("Ann:p:w ü"), null)).isFalse();
        assertThat(callers.isViewer("Basic %%%", null)).isFalse();
        assertThat(callers.isViewer(basic("ann"), null)).isFalse();
        assertThat(callers.isViewer("Bearer x", null)).isFalse();
    }

    @Test
    void whoMayDoNothingIsNotLetIn() {
        // Given
        verified.remember("guest", "pw", new Caller("guest", Set.of()));
        // When
        boolean letIn = callers.isViewer(basic("guest:pw"), null);
        // Then
        assertThat(letIn).isFalse();
    }

    @Test
    void twoProofsAtATimeAreLeftToBeChecked() {
        // Given
        verified.remember("ann", "pw", MONITOR);
        // When
        boolean letIn = callers.isViewer(basic("ann:pw"), "key");
        // Then
        assertThat(letIn).isFalse();
    }

    @Test
    void anyoneIsLetInWhereAnyoneMay() {
        // Given
        var open = new KnownCallers(new Accounts(true, Map.of(), Map.of()), verified);
        // When
        boolean letIn = open.isViewer(null, null);
        // Then
        assertThat(letIn).isTrue();
    }

    private static String basic(String credentials) {
        return "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static CaffeineCacheImpl cache() {
        var info = new CaffeineCacheInfo();
        info.name = "verified-passwords";
        return new CaffeineCacheImpl(info, false);
    }
}
