package io.replicagateway.page;

import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** One form of an answer, ready to go out: bytes and the headers that tell about them. Immutable. */
public final class PageForm {

    private final byte[] bytes;
    private final Buffer buffer;
    private final Map<String, String> validators;
    private final Map<String, String> headers;

    /** Names and values in turn, in the form that Vert.x writes quickest. */
    private final CharSequence[] ready;

    private PageForm(byte[] bytes, Map<String, String> validators, Map<String, String> content) {
        this.bytes = bytes;
        this.buffer = wrapped(bytes);
        this.validators = validators;
        this.headers = new LinkedHashMap<>(validators);
        this.headers.putAll(content);
        this.ready =
                headers.entrySet().stream()
                        .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                        .map(io.vertx.core.http.HttpHeaders::createOptimized)
                        .toArray(CharSequence[]::new);
    }

    @SuppressWarnings("deprecation") // Nothing else makes a buffer of an array without copying it.
    private static Buffer wrapped(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }

    static PageForm plain(byte[] bytes, String tag, boolean complete, Map<String, String> more) {
        return new PageForm(
                bytes, validators('"' + tag + '"', complete, more), content(bytes, more));
    }

    static PageForm gzip(byte[] bytes, String tag, boolean complete, Map<String, String> more) {
        Map<String, String> content = content(bytes, more);
        content.put(HttpHeaders.CONTENT_ENCODING, Responses.GZIP);
        return new PageForm(bytes, validators('"' + tag + "-gzip\"", complete, more), content);
    }

    private static Map<String, String> validators(
            String tag, boolean complete, Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.remove(HttpHeaders.CONTENT_TYPE);
        headers.put(HttpHeaders.ETAG, tag);
        headers.put(HttpHeaders.VARY, Responses.VARY);
        headers.put(HttpHeaders.CACHE_CONTROL, complete ? "private, no-cache" : "no-store");
        return headers;
    }

    private static Map<String, String> content(byte[] bytes, Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        headers.put(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length));
        headers.putAll(more);
        return headers;
    }

    /** The bytes; the caller must not change them. */
    public byte[] bytes() {
        return bytes;
    }

    /** The same bytes; the caller must not change them. */
    Buffer buffer() {
        return buffer;
    }

    /** The headers that go out even where the caller has the bytes already. */
    Map<String, String> validators() {
        return validators;
    }

    /** Adds all headers to those of a response that has none of them yet. */
    void addHeaders(MultiMap response) {
        for (int place = 0; place < ready.length; place += 2) {
            response.add(ready[place], ready[place + 1]);
        }
    }

    /** All headers. */
    Map<String, String> headers() {
        return headers;
    }
}
