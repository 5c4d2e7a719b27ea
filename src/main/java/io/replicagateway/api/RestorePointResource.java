package io.replicagateway.api;

import io.replicagateway.model.Roles;
import io.replicagateway.model.RowType;
import io.replicagateway.page.Responses;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Restore points of all replicas. */
@Path("/v1/restore-points")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
class RestorePointResource {

    private final ListAnswers lists;
    private final SingleRows rows;
    private final Responses responses;

    RestorePointResource(ListAnswers lists, SingleRows rows, Responses responses) {
        this.lists = lists;
        this.rows = rows;
        this.responses = responses;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Format.CSV_TYPE, Format.NDJSON_TYPE})
    public Uni<Response> list(@Context UriInfo uri, @Context HttpHeaders headers) {
        return lists.answer(ListPath.RESTORE_POINTS, uri, headers);
    }

    @GET
    @Path("{id}")
    public Uni<Response> one(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return responses.of(rows.row(RowType.RESTORE_POINT, id, uri.getQueryParameters()), headers);
    }
}
