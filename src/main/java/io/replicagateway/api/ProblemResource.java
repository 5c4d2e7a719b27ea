package io.replicagateway.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** What each problem type means, at the address by which problem documents name it. */
@Path("/problems")
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
class ProblemResource {

    @GET
    @Path("{slug}")
    public Uni<String> describe(@PathParam("slug") String slug) {
        ProblemType type =
                ProblemType.find(slug)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ProblemType.NOT_FOUND,
                                                "no such problem type: " + slug,
                                                Map.of()));
        return Uni.createFrom()
                .item(type.title() + " (" + type.status() + ")\n\n" + type.description() + "\n");
    }
}
