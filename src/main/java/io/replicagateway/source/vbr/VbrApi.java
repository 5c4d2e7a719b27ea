package io.replicagateway.source.vbr;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
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

/** The part of VBR's REST API that is used; {@code x-api-version} is required on every call (VBR OpenAPI documents). */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
interface VbrApi {

    String VERSION = "x-api-version";
    String BEARER = "Authorization";

    /** Needs no log-on, so it tells whether the server takes a revision. */
    @GET
    @Path("v1/serverTime")
    Uni<RestResponse<byte[]>> serverTime(@HeaderParam(VERSION) String version);

    /** For backup administrators only. */
    @GET
    @Path("v1/serverInfo")
    Uni<RestResponse<byte[]>> serverInfo(
            @HeaderParam(VERSION) String version, @HeaderParam(BEARER) String bearer);

    /**
     * @param form encoded already, in ASCII
     */
    @POST
    @Path("oauth2/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<RestResponse<byte[]>> token(@HeaderParam(VERSION) String version, byte[] form);

    @POST
    @Path("oauth2/logout")
    @Consumes(MediaType.WILDCARD)
    Uni<RestResponse<byte[]>> logout(
            @HeaderParam(VERSION) String version, @HeaderParam(BEARER) String bearer);

    @GET
    @Path("v1/replicas")
    Uni<RestResponse<byte[]>> replicas(
            @HeaderParam(VERSION) String version,
            @HeaderParam(BEARER) String bearer,
            @QueryParam("skip") int skip,
            @QueryParam("limit") int limit,
            @QueryParam("orderColumn") String column,
            @QueryParam("orderAsc") boolean ascending);

    /**
     * @param createdAfter in UTC with {@code Z}; null for all
     */
    @GET
    @Path("v1/replicaPoints")
    Uni<RestResponse<byte[]>> replicaPoints(
            @HeaderParam(VERSION) String version,
            @HeaderParam(BEARER) String bearer,
            @QueryParam("createdAfterFilter") @Nullable String createdAfter,
            @QueryParam("skip") int skip,
            @QueryParam("limit") int limit,
            @QueryParam("orderColumn") String column,
            @QueryParam("orderAsc") boolean ascending);

    @GET
    @Path("v1/replicas/{id}/replicaPoints")
    Uni<RestResponse<byte[]>> replicaPointsOf(
            @HeaderParam(VERSION) String version,
            @HeaderParam(BEARER) String bearer,
            @PathParam("id") String replicaId,
            @QueryParam("skip") int skip,
            @QueryParam("limit") int limit,
            @QueryParam("orderColumn") String column,
            @QueryParam("orderAsc") boolean ascending);

    /**
     * @param spec JSON (ReplicaRescanSpec)
     */
    @POST
    @Path("v1/replicas/rescan")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<RestResponse<byte[]>> rescan(
            @HeaderParam(VERSION) String version, @HeaderParam(BEARER) String bearer, byte[] spec);

    /**
     * @param type one value: a list of one looks the same (a list from 1.3-rev0)
     * @param createdAfter in UTC with {@code Z}
     */
    @GET
    @Path("v1/sessions")
    Uni<RestResponse<byte[]>> sessions(
            @HeaderParam(VERSION) String version,
            @HeaderParam(BEARER) String bearer,
            @QueryParam("typeFilter") String type,
            @QueryParam("createdAfterFilter") String createdAfter,
            @QueryParam("skip") int skip,
            @QueryParam("limit") int limit,
            @QueryParam("orderColumn") String column,
            @QueryParam("orderAsc") boolean ascending);

    @GET
    @Path("v1/sessions/{id}")
    Uni<RestResponse<byte[]>> session(
            @HeaderParam(VERSION) String version,
            @HeaderParam(BEARER) String bearer,
            @PathParam("id") String sessionId);

    @GET
    @Path("v1/sessions/{id}/logs")
    Uni<RestResponse<byte[]>> sessionLogs(
            @HeaderParam(VERSION) String version,
            @HeaderParam(BEARER) String bearer,
            @PathParam("id") String sessionId);
}
