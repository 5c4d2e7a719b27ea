package io.replicagateway.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers with encoded bytes: compressed where the caller takes it, and only a tag where the caller has them already. */
@ApplicationScoped
class Responses {

    static final String GZIP = "gzip";

    /** What decides about the form of a list's answer. */
    static final String VARY = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING;

    private final PageObserver observer;

    Responses(PageObserver observer) {
        this.observer = observer;
    }

    /** The page in the form that the request's headers ask for. */
    Response of(EncodedPage page, HttpHeaders request) {
        boolean compressed = takesGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        String tag = '"' + page.tag() + (compressed ? "-gzip\"" : "\"");
        if (hasAlready(page, request.getRequestHeader(HttpHeaders.IF_NONE_MATCH))) {
            observer.answered(PageObserver.Outcome.NOT_MODIFIED);
            return withHeaders(Response.notModified(), page, tag).build();
        }
        Response.ResponseBuilder response =
                Response.ok(
                        compressed ? page.gzip() : page.plain(), MediaType.APPLICATION_JSON_TYPE);
        if (compressed) {
            response.header(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        return withHeaders(response, page, tag).build();
    }

    private static Response.ResponseBuilder withHeaders(
            Response.ResponseBuilder response, EncodedPage page, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, VARY)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        page.complete() ? "private, no-cache" : "no-store");
    }

    /** Whether {@code Accept-Encoding} takes gzip: by what it says of gzip, otherwise by what it says of everything. */
    static boolean takesGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        boolean takesOthers = false;
        for (String choice : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = choice.strip().split("\\s*;\\s*", -1);
            boolean isTaken = parts.length == 1 || !parts[1].matches("q=0(\\.0*)?");
            if (parts[0].equals(GZIP)) {
                return isTaken;
            }
            takesOthers |= parts[0].equals("*") && isTaken;
        }
        return takesOthers;
    }

    /** Whether {@code If-None-Match} names the page in either form, or any page. */
    private static boolean hasAlready(EncodedPage page, @Nullable List<String> ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        return ifNoneMatch.stream()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(
                        tag ->
                                tag.equals("*")
                                        || tag.equals('"' + page.tag() + '"')
                                        || tag.equals('"' + page.tag() + "-gzip\""));
    }
}
