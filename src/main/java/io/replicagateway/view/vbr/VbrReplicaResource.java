package io.replicagateway.view.vbr;

import io.replicagateway.page.EncodedPage;
import io.replicagateway.page.Responses;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Replicas and their restore points, of all sites. */
@Path("/api/v1")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class VbrReplicaResource {

    private final VbrGate gate;
    private final VbrPages pages;
    private final VbrRows rows;
    private final Responses responses;

    VbrReplicaResource(VbrGate gate, VbrPages pages, VbrRows rows, Responses responses) {
        this.gate = gate;
        this.pages = pages;
        this.rows = rows;
        this.responses = responses;
    }

    @GET
    @Path("replicas")
    public Uni<Response> replicas(@Context UriInfo uri, @Context HttpHeaders headers) {
        return list(VbrListPath.REPLICAS, uri, headers);
    }

    @GET
    @Path("replicas/{id}")
    public Uni<Response> replica(@PathParam("id") String id, @Context HttpHeaders headers) {
        return one(headers, revision -> rows.replica(revision, id));
    }

    /** A replica that is not there has no restore points; the vendor declares no other answer. */
    @GET
    @Path("replicas/{id}/replicaPoints")
    public Uni<Response> replicaPointsOf(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return list(VbrListPath.replicaPointsOf(id.toLowerCase(Locale.ROOT)), uri, headers);
    }

    @GET
    @Path("replicas/{replicaId}/replicaPoints/{id}")
    public Uni<Response> replicaPointOf(
            @PathParam("replicaId") String replicaId,
            @PathParam("id") String id,
            @Context HttpHeaders headers) {
        return one(headers, revision -> rows.replicaPoint(revision, replicaId, id));
    }

    @GET
    @Path("replicaPoints")
    public Uni<Response> replicaPoints(@Context UriInfo uri, @Context HttpHeaders headers) {
        return list(VbrListPath.REPLICA_POINTS, uri, headers);
    }

    @GET
    @Path("replicaPoints/{id}")
    public Uni<Response> replicaPoint(@PathParam("id") String id, @Context HttpHeaders headers) {
        return one(headers, revision -> rows.replicaPoint(revision, id));
    }

    private Uni<Response> list(VbrListPath path, UriInfo uri, HttpHeaders headers) {
        return admitted(
                headers,
                (revision, session) ->
                        pages.page(path, revision, session, uri)
                                .flatMap(page -> responses.of(page, headers)));
    }

    private Uni<Response> one(HttpHeaders headers, Function<VbrRevision, EncodedPage> row) {
        return admitted(
                headers,
                (revision, session) ->
                        Uni.createFrom()
                                .item(() -> row.apply(revision))
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                                .flatMap(page -> responses.of(page, headers)));
    }

    private Uni<Response> admitted(
            HttpHeaders headers, BiFunction<VbrRevision, VbrTokens.Session, Uni<Response>> answer) {
        VbrRevision revision = VbrGate.revision(headers);
        return answer.apply(
                revision, gate.viewer(headers.getHeaderString(HttpHeaders.AUTHORIZATION)));
    }
}
