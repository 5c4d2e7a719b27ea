package io.replicagateway.view.em;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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
    public Response links(@Context UriInfo uri, @Context HttpHeaders headers) {
        LogonSession session = gate.reader(headers);
        EmRequest request = EmRequest.of(uri, headers);
        return request.answer(request.documents().cloud(session));
    }

    @GET
    @Path("vmReplicaPoints")
    public Uni<Response> points(@Context UriInfo uri, @Context HttpHeaders headers) {
        gate.reader(headers);
        return collections.all(EmType.POINT, EmRequest.of(uri, headers));
    }

    @GET
    @Path("vmReplicaPoints/{id}")
    public Response point(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        gate.reader(headers);
        return singles.row(EmType.POINT, id, EmRequest.of(uri, headers));
    }

    @GET
    @Path("replicas")
    public Uni<Response> replicas(@Context UriInfo uri, @Context HttpHeaders headers) {
        gate.reader(headers);
        return collections.all(EmType.REPLICA, EmRequest.of(uri, headers));
    }

    @GET
    @Path("replicas/{id}")
    public Response replica(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        gate.reader(headers);
        return singles.row(EmType.REPLICA, id, EmRequest.of(uri, headers));
    }

    @GET
    @Path("replicas/{id}/vmReplicaPoints")
    public Uni<Response> pointsOfReplica(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        gate.reader(headers);
        return collections.pointsOf(id, EmRequest.of(uri, headers));
    }
}
