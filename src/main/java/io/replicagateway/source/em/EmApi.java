package io.replicagateway.source.em;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The part of EM's REST API that is used. Exactly one media type is accepted, because EM also reads request bodies by
 * it; XML, because EM documents the cloud resources in nothing else.
 */
@Path("/api")
@Produces(MediaType.APPLICATION_XML)
@Consumes(MediaType.WILDCARD)
interface EmApi {

    String SESSION = "X-RestSvcSessionId";

    /** Lists the API versions; needs no log-on. */
    @GET
    @Path("/")
    Uni<RestResponse<byte[]>> versions();

    /** The version is chosen here and holds for the session. EM's stack wants a length even of no body. */
    @POST
    @Path("/sessionMngr/")
    Uni<RestResponse<byte[]>> logOn(
            @QueryParam("v") String version,
            @HeaderParam("Authorization") String basic,
            @HeaderParam("Content-Length") String length);

    @DELETE
    @Path("/logonSessions/{id}")
    Uni<RestResponse<byte[]>> logOff(
            @PathParam("id") String sessionId, @HeaderParam(SESSION) String token);

    @GET
    @Path("/query")
    Uni<RestResponse<byte[]>> query(
            @HeaderParam(SESSION) String token,
            @QueryParam("type") String type,
            @QueryParam("format") String format,
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("sortAsc") String sortField,
            @QueryParam("pageSize") int pageSize,
            @QueryParam("page") int page);

    @GET
    @Path("/backupServers")
    Uni<RestResponse<byte[]>> backupServers(@HeaderParam(SESSION) String token);

    /** Answered by a task that is under way. */
    @POST
    @Path("/backupServers/{id}")
    Uni<RestResponse<byte[]>> collect(
            @HeaderParam(SESSION) String token,
            @PathParam("id") String serverId,
            @QueryParam("action") String action,
            @HeaderParam("Content-Length") String length);

    @GET
    @Path("/tasks/{id}")
    Uni<RestResponse<byte[]>> task(
            @HeaderParam(SESSION) String token, @PathParam("id") String taskId);
}
