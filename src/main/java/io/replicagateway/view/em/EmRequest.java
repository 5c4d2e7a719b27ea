package io.replicagateway.view.em;

import io.replicagateway.query.FleetStatus;
import io.replicagateway.view.FleetHeaders;
import io.replicagateway.view.QueryString;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;

/**
 * What decides about the form of an answer.
 *
 * @param base the gateway's root as the client knows it, with a slash at its end: links carry the host that the client used
 * @param address the whole address that was asked for
 * @param parameters those of the query
 */
record EmRequest(Format format, String base, String address, Map<String, List<String>> parameters) {

    private static final int OK = 200;
    private static final List<String> FORMAT = List.of("format");

    static EmRequest of(UriInfo uri, HttpServerRequest request) {
        return new EmRequest(
                Format.of(request.headers().getAll(HttpHeaders.ACCEPT)),
                uri.getBaseUri().toString(),
                request.absoluteURI(),
                parameters(request.uri()));
    }

    /**
     * The parameters of an address.
     *
     * @throws EmRefusal if it is not percent-encoded as it should be
     */
    static Map<String, List<String>> parameters(String address) {
        try {
            return QueryString.ofAddress(address);
        } catch (IllegalArgumentException malformed) {
            throw EmRefusal.badRequest("The address is not percent-encoded as it should be.");
        }
    }

    /** Whether entities are asked for rather than references, which is all that can be asked for here. */
    boolean wantsEntities() {
        return new QueryParameters(parameters, FORMAT).wantsEntities();
    }

    EmDocuments documents() {
        return new EmDocuments(format, base);
    }

    /** An answer that is not kept. */
    Response answer(byte[] document) {
        return answer(OK, document).build();
    }

    /** An answer with rows, which is not kept. */
    Response answer(FleetStatus fleet, Object document) {
        Response.ResponseBuilder response = answer(OK, document);
        FleetHeaders.of(fleet).forEach(response::header);
        return response.build();
    }

    Response.ResponseBuilder answer(int status, Object document) {
        return Response.status(status)
                .type(format.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(document);
    }
}
