package io.replicagateway.view.em;

import io.replicagateway.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * One log-on. Prints neither id nor token.
 *
 * @param id a guid, by which the session is listed and ended
 * @param lastUse when it was last borne by a request
 */
record LogonSession(String id, Caller caller, Instant lastUse) {

    /**
     * What requests bear: the id in base64, as in the vendor's samples. There are clients that make it up so rather than
     * take it from the answer.
     */
    String token() {
        return Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.US_ASCII));
    }

    LogonSession used(Instant now) {
        return new LogonSession(id, caller, now);
    }

    @Override
    public String toString() {
        return "LogonSession[" + caller.name() + "]";
    }
}
