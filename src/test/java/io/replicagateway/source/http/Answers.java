package io.replicagateway.source.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers without a server. */
public final class Answers {

    private Answers() {}

    public static Answer holding(byte[] body) {
        return holding("/api/test", body);
    }

    public static Answer holding(String body) {
        return holding(body.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer to a request for that path. */
    public static Answer holding(String path, String body) {
        return holding(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer holding(String path, byte[] body) {
        return Answer.of(
                Operation.get("test", path),
                RestResponse.ok(body),
                new Surprises(Sites.SITE, Clock.systemUTC(), Sites.NOBODY));
    }
}
