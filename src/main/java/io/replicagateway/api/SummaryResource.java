package io.replicagateway.api;

import io.replicagateway.model.Roles;
import io.replicagateway.page.Responses;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Rows of all sites, added up. */
@Path("/v1/summary")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
class SummaryResource {

    private final Summaries summaries;
    private final Responses responses;

    SummaryResource(Summaries summaries, Responses responses) {
        this.summaries = summaries;
        this.responses = responses;
    }

    @GET
    public Uni<Response> summary(@Context UriInfo uri, @Context HttpHeaders headers) {
        return summaries.summary(uri).chain(summary -> responses.of(summary, headers));
    }
}
