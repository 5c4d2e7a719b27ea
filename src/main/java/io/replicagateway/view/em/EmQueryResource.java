package io.replicagateway.view.em;

import io.replicagateway.page.HotPages;
import io.replicagateway.page.Responses;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** EM's query service. */
@Path("/api/query")
@PermitAll
class EmQueryResource {

    private final EmGate gate;
    private final EmPages pages;
    private final HotPages hotPages;
    private final HotQueries hotQueries;
    private final Responses responses;

    EmQueryResource(
            EmGate gate,
            EmPages pages,
            HotPages hotPages,
            HotQueries hotQueries,
            Responses responses) {
        this.gate = gate;
        this.pages = pages;
        this.hotPages = hotPages;
        this.hotQueries = hotQueries;
        this.responses = responses;
    }

    @GET
    public Uni<Response> query(
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        LogonSession session = gate.reader(request);
        EmRequest asked = EmRequest.of(uri, request);
        EmQuery query = EmQuery.parse(asked.parameters());
        return hotPages.remembering(
                        hotQueries.keyOf(asked, query), () -> pages.page(session, query, asked))
                .chain(page -> responses.of(page, headers));
    }
}
