package io.replicagateway.benchmark.http;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** What is asked for again and again: one address, with these headers. */
record Target(URI server, String path, Map<String, String> headers) {

    byte[] request() {
        return Connection.request("GET", path, headers);
    }

    /** Asks once. */
    Connection.Answer ask() throws IOException {
        try (var connection = new Connection(server)) {
            return connection.exchange(request());
        }
    }
}
