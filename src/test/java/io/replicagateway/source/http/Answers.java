package io.replicagateway.source.http;

import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers without a server. */
public final class Answers {

    private Answers() {}

    public static Answer holding(byte[] body) {
        return Answer.of(Operation.get("test", "/api/test"), RestResponse.ok(body));
    }

    public static Answer holding(String body) {
        return holding(body.getBytes(StandardCharsets.UTF_8));
    }
}
