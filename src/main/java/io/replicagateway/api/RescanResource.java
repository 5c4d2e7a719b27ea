package io.replicagateway.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.replicagateway.model.Roles;
import io.replicagateway.model.SiteId;
import io.replicagateway.rescan.FleetRescans;
import io.replicagateway.rescan.KeyReusedException;
import io.replicagateway.rescan.Rescan;
import io.replicagateway.rescan.RescanComplaint;
import io.replicagateway.rescan.RescanRefusedException;
import io.replicagateway.rescan.TooManyRescansException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rescans across sites, begun and looked at. What they are changes all the time, so nothing of it is kept. */
@Path(RescanResource.PATH)
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
class RescanResource {

    static final String PATH = "/v1/rescans";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final int LONGEST_KEY = 255;
    static final String LIMIT = "limit";

    private final FleetRescans rescans;
    private final SecurityIdentity caller;

    RescanResource(FleetRescans rescans, SecurityIdentity caller) {
        this.rescans = rescans;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> begin(byte[] body, @Context UriInfo uri, @Context HttpHeaders headers) {
        new Parameters(uri.getQueryParameters(), List.of());
        Rescan rescan = begun(RescanRequest.parse(body), key(headers));
        return answer(
                Response.accepted(RescanView.of(rescan))
                        .header(HttpHeaders.LOCATION, URI.create(PATH + "/" + rescan.id())));
    }

    private Rescan begun(RescanRequest request, @Nullable String key) {
        if (!request.illFormed().isEmpty()) {
            throw refused(
                    Stream.concat(
                                    request.illFormed().stream(),
                                    rescans.complaintsAbout(request.parts()).stream())
                            .toList());
        }
        try {
            return rescans.start(request.parts(), name(), key);
        } catch (RescanRefusedException refusal) {
            throw refused(refusal.complaints());
        } catch (TooManyRescansException refusal) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_RESCANS,
                    FleetRescans.MOST_AT_A_SITE
                            + " rescans are running at "
                            + joined(refusal.sites().stream().map(SiteId::value)),
                    Map.of("sites", refusal.sites().stream().map(SiteId::value).toList()));
        } catch (KeyReusedException refusal) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "rescan " + refusal.rescanId() + " was begun under this key with another body",
                    Map.of());
        }
    }

    private static ProblemException refused(List<RescanComplaint> complaints) {
        return new ProblemException(
                ProblemType.INVALID_BODY,
                "not to be rescanned: " + joined(complaints.stream().map(RescanComplaint::named)),
                Map.of(
                        "invalid",
                        complaints.stream()
                                .map(
                                        complaint ->
                                                Map.of(
                                                        "value", complaint.named(),
                                                        "reason", complaint.reason()))
                                .toList()));
    }

    private static String joined(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    /** Null where nobody has to say who they are. */
    private @Nullable String name() {
        return caller.isAnonymous() ? null : caller.getPrincipal().getName();
    }

    private static @Nullable String key(HttpHeaders headers) {
        List<String> keys = headers.getRequestHeader(IDEMPOTENCY_KEY);
        if (keys == null || keys.isEmpty()) {
            return null;
        }
        String key = keys.get(0).strip();
        if (keys.size() > 1 || !key.matches("[\\x21-\\x7E]{1," + LONGEST_KEY + "}")) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST,
                    IDEMPOTENCY_KEY
                            + ": must be one key of 1 to "
                            + LONGEST_KEY
                            + " letters of ASCII that print, without spaces",
                    Map.of());
        }
        return key;
    }

    @GET
    public Uni<Response> list(@Context UriInfo uri) {
        int limit =
                new Parameters(uri.getQueryParameters(), List.of(LIMIT))
                        .number(LIMIT, 1, Lists.GREATEST_LIMIT)
                        .orElse(Lists.DEFAULT_LIMIT);
        return answer(
                Response.ok(
                        Map.of(
                                "items",
                                rescans.list().stream()
                                        .limit(limit)
                                        .map(RescanView::of)
                                        .toList())));
    }

    @GET
    @Path("{id}")
    public Uni<Response> one(@PathParam("id") String id, @Context UriInfo uri) {
        new Parameters(uri.getQueryParameters(), List.of());
        return answer(
                Response.ok(
                        rescans.find(id)
                                .map(RescanView::of)
                                .orElseThrow(
                                        () ->
                                                new ProblemException(
                                                        ProblemType.NOT_FOUND,
                                                        "no such rescan is remembered: " + id,
                                                        Map.of()))));
    }

    private static Uni<Response> answer(Response.ResponseBuilder response) {
        return Uni.createFrom()
                .item(response.header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }
}
