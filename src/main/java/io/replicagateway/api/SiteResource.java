package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.Roles;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteVitals;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured sites and how they are. Shows ages, so nothing of it is kept. */
@Path("/v1/sites")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
class SiteResource {

    private final Inventory inventory;
    private final RefreshTrigger trigger;
    private final VitalsLookup vitals;
    private final Clock clock;

    SiteResource(Inventory inventory, RefreshTrigger trigger, VitalsLookup vitals, Clock clock) {
        this.inventory = inventory;
        this.trigger = trigger;
        this.vitals = vitals;
        this.clock = clock;
    }

    @GET
    public Uni<Response> list(@Context UriInfo uri) {
        takesNoParameters(uri);
        Instant now = clock.instant();
        FleetSnapshot snapshot = inventory.latest();
        Map<SiteId, SiteVitals> noticed = vitals.now();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "items",
                snapshot.sites().stream().map(state -> view(state, noticed, now)).toList());
        answer.put("fleet", Answer.fleet(FleetStatus.of(snapshot, Scope.ALL, now)));
        return answer(Response.ok(answer));
    }

    @GET
    @Path("{id}")
    public Uni<Response> one(@PathParam("id") String id, @Context UriInfo uri) {
        takesNoParameters(uri);
        return answer(Response.ok(view(existing(id))));
    }

    @POST
    @Path("{id}/refresh")
    @RolesAllowed(Roles.OPERATOR)
    public Uni<Response> refresh(@PathParam("id") String id, @Context UriInfo uri) {
        boolean through =
                new Parameters(uri.getQueryParameters(), List.of("through"))
                        .singleOf("through", List.of(true, false), String::valueOf)
                        .orElse(false);
        SiteState state = existing(id);
        trigger.refresh(state.site().id(), through);
        return answer(
                Response.accepted(view(state))
                        .header(HttpHeaders.LOCATION, URI.create("/v1/sites/" + id)));
    }

    /** Believes the read that is held back. */
    @POST
    @Path("{id}/accept")
    @RolesAllowed(Roles.OPERATOR)
    public Uni<Response> accept(@PathParam("id") String id, @Context UriInfo uri) {
        takesNoParameters(uri);
        if (existing(id).held() == null) {
            throw new ProblemException(
                    ProblemType.NOTHING_HELD, "no read of site " + id + " is held back", Map.of());
        }
        inventory.update(new SiteId(id), SiteState::accepting);
        return one(id, uri);
    }

    private static Uni<Response> answer(Response.ResponseBuilder response) {
        return Uni.createFrom()
                .item(response.header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    private SiteView view(SiteState state) {
        return view(state, vitals.now(), clock.instant());
    }

    private static SiteView view(SiteState state, Map<SiteId, SiteVitals> noticed, Instant now) {
        SiteVitals vitals = noticed.getOrDefault(state.site().id(), SiteVitals.UNKNOWN);
        return SiteView.of(state, vitals, now);
    }

    private SiteState existing(String id) {
        return Optional.of(id)
                .filter(SiteId::isValid)
                .flatMap(valid -> inventory.latest().find(new SiteId(valid)))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemType.NOT_FOUND,
                                        "no such site is configured: " + id,
                                        Map.of()));
    }

    private static void takesNoParameters(UriInfo uri) {
        new Parameters(uri.getQueryParameters(), List.of());
    }
}
