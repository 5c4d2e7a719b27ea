package io.replicagateway.view.em;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The backup servers behind the sites. */
@Path("/api/backupServers")
@PermitAll
class EmServerResource {

    private final EmGate gate;
    private final EmCollections collections;
    private final EmSingles singles;

    EmServerResource(EmGate gate, EmCollections collections, EmSingles singles) {
        this.gate = gate;
        this.collections = collections;
        this.singles = singles;
    }

    @GET
    public Uni<Response> list(@Context UriInfo uri, @Context HttpServerRequest request) {
        gate.reader(request);
        return collections.servers(EmRequest.of(uri, request));
    }

    @GET
    @Path("{id}")
    public Uni<Response> one(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpServerRequest request) {
        gate.reader(request);
        return singles.server(id, EmRequest.of(uri, request));
    }
}
