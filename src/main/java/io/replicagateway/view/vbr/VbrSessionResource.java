package io.replicagateway.view.vbr;

import io.replicagateway.rescan.FleetRescans;
import io.replicagateway.rescan.Rescan;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.HttpURLConnection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.Cache;

/** Rescans of replicas, and the sessions in which they run. */
@Path("/api/v1")
@PermitAll
@Cache(noStore = true)
@Produces(MediaType.APPLICATION_JSON)
class VbrSessionResource {

    private final VbrGate gate;
    private final VbrRescans begin;
    private final FleetRescans rescans;
    private final VbrSessionLogs logs;

    VbrSessionResource(VbrGate gate, VbrRescans begin, FleetRescans rescans, VbrSessionLogs logs) {
        this.gate = gate;
        this.begin = begin;
        this.rescans = rescans;
        this.logs = logs;
    }

    @POST
    @Path("replicas/rescan")
    @Consumes(MediaType.WILDCARD)
    public Response rescan(String body, @Context HttpHeaders headers) {
        VbrRevision revision = VbrGate.revision(headers);
        VbrTokens.Session caller =
                gate.operator(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        checkIsJson(body, headers);
        Rescan rescan = begin.begin(VbrRescanRequest.replicaIds(body), caller.caller().name());
        return Response.status(HttpURLConnection.HTTP_CREATED)
                .entity(new VbrSession(rescan).model(revision))
                .build();
    }

    private static void checkIsJson(String body, HttpHeaders headers) {
        String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (!body.isBlank() && type != null && !isJson(type)) {
            throw VbrError.unexpected("The body must be application/json");
        }
    }

    private static boolean isJson(String type) {
        try {
            return MediaType.valueOf(type).isCompatible(MediaType.APPLICATION_JSON_TYPE);
        } catch (IllegalArgumentException noType) {
            return false;
        }
    }

    @GET
    @Path("sessions")
    public Map<String, Object> sessions(@Context UriInfo uri, @Context HttpHeaders headers) {
        VbrRevision revision = admitted(headers);
        return new VbrSessionList(revision, uri.getQueryParameters()).page(rescans.list());
    }

    @GET
    @Path("sessions/{id}")
    public Map<String, Object> session(@PathParam("id") String id, @Context HttpHeaders headers) {
        VbrRevision revision = admitted(headers);
        return new VbrSession(known(id)).model(revision);
    }

    /** The filter by status is known from 1.3-rev0 on. */
    @GET
    @Path("sessions/{id}/logs")
    public Uni<Map<String, Object>> logs(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        VbrRevision revision = admitted(headers);
        Set<String> parameters =
                revision.isFrom(VbrRevision.V1_3_REV0) ? Set.of("statusFilter") : Set.of();
        Optional<String> status =
                new VbrParameters(uri.getQueryParameters(), parameters)
                        .word("statusFilter", VbrSessionLogs.STATUSES);
        return logs.log(known(id), revision, status);
    }

    private Rescan known(String id) {
        return rescans.find(id.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> VbrError.notFound("session", id));
    }

    private VbrRevision admitted(HttpHeaders headers) {
        VbrRevision revision = VbrGate.revision(headers);
        gate.viewer(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        return revision;
    }
}
