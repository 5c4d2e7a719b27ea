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

/** EM's cloud replicas and their restore points. */
@Path("/api/cloud")
@PermitAll
class EmCloudResource {

    private final EmGate gate;
    private final EmCollections collections;
    private final EmSingles singles;

    EmCloudResource(EmGate gate, EmCollections collections, EmSingles singles) {
        this.gate = gate;
        this.collections = collections;
        this.singles = singles;
    }

    @GET
    public Response links(@Context UriInfo uri, @Context HttpServerRequest request) {
        LogonSession session = gate.reader(request);
        EmRequest asked = EmRequest.of(uri, request);
        return asked.answer(asked.documents().cloud(session));
    }

    @GET
    @Path("vmReplicaPoints")
    public Uni<Response> points(@Context UriInfo uri, @Context HttpServerRequest request) {
        gate.reader(request);
        return collections.all(EmType.POINT, EmRequest.of(uri, request));
    }

    @GET
    @Path("vmReplicaPoints/{id}")
    public Uni<Response> point(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpServerRequest request) {
        gate.reader(request);
        return singles.row(EmType.POINT, id, EmRequest.of(uri, request));
    }

    @GET
    @Path("replicas")
    public Uni<Response> replicas(@Context UriInfo uri, @Context HttpServerRequest request) {
        gate.reader(request);
        return collections.all(EmType.REPLICA, EmRequest.of(uri, request));
    }

    @GET
    @Path("replicas/{id}")
    public Uni<Response> replica(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpServerRequest request) {
        gate.reader(request);
        return singles.row(EmType.REPLICA, id, EmRequest.of(uri, request));
    }

    @GET
    @Path("replicas/{id}/vmReplicaPoints")
    public Uni<Response> pointsOfReplica(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpServerRequest request) {
        gate.reader(request);
        return collections.pointsOf(id, EmRequest.of(uri, request));
    }
}
