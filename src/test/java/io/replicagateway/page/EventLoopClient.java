package io.replicagateway.page;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

/** Asks on an event loop, so that no answer is quicker than those who wait for it. */
record EventLoopClient(Vertx vertx, HttpClientOptions options) {

    /** What the server at this port answers; fails if the answer does not come to its end. */
    Future<Buffer> body(int port, String path) {
        Promise<Buffer> body = Promise.promise();
        vertx.runOnContext(
                asked ->
                        vertx.createHttpClient(options)
                                .request(HttpMethod.GET, port, "127.0.0.1", path)
                                .compose(HttpClientRequest::send)
                                .compose(HttpClientResponse::body)
                                .onComplete(body));
        return body.future();
    }
}
