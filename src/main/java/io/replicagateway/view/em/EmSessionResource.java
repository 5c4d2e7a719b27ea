package io.replicagateway.view.em;

import io.replicagateway.model.Roles;
import io.replicagateway.security.LogOn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** EM's entry, log-on and sessions. */
@Path("/api")
@PermitAll
class EmSessionResource {

    private static final int CREATED = 201;
    private static final String BASIC = "Basic ";
    private static final List<String> VERSION = List.of("v");

    private final EmGate gate;
    private final LogonSessions sessions;
    private final LogOn logOn;

    EmSessionResource(EmGate gate, LogonSessions sessions, LogOn logOn) {
        this.gate = gate;
        this.sessions = sessions;
        this.logOn = logOn;
    }

    /** What there is; without a log-on. */
    @GET
    public Response entry(@Context UriInfo uri, @Context HttpServerRequest request) {
        EmRequest asked = EmRequest.of(uri, request);
        return asked.answer(asked.documents().enterpriseManager());
    }

    /** Logs on by HTTP Basic. */
    @POST
    @Path("sessionMngr")
    public Uni<Response> logOn(
            byte @Nullable [] body, @Context UriInfo uri, @Context HttpServerRequest request) {
        EmRequest asked = EmRequest.of(uri, request);
        requireKnownVersion(asked);
        String[] credentials = credentials(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (body != null && body.length > 0) {
            throw EmRefusal.badRequest(
                    "A log-on here has no body: log-ons of tenants are not served.");
        }
        return logOn.check(credentials[0], credentials[1])
                .map(
                        caller ->
                                sessions.open(
                                        caller.orElseThrow(
                                                () ->
                                                        EmRefusal.unauthorized(
                                                                "User name or password is not"
                                                                        + " right."))))
                .map(session -> created(session, asked));
    }

    private static void requireKnownVersion(EmRequest request) {
        String version =
                new QueryParameters(request.parameters(), VERSION).find("v").orElse("latest");
        if (!version.equalsIgnoreCase("latest")
                && !EmDocuments.VERSIONS.contains(version.toLowerCase(Locale.ROOT))) {
            throw EmRefusal.badRequest("The version " + version + " is not spoken here.");
        }
    }

    private static String[] credentials(@Nullable String authorization) {
        if (authorization != null
                && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            try {
                byte[] pair =
                        Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
                String[] credentials = new String(pair, StandardCharsets.UTF_8).split(":", 2);
                if (credentials.length == 2) {
                    return credentials;
                }
            } catch (IllegalArgumentException malformed) {
                throw EmRefusal.unauthorized("The credentials cannot be read.");
            }
        }
        throw EmRefusal.unauthorized("Send a user name and a password (HTTP Basic).");
    }

    private static Response created(LogonSession session, EmRequest request) {
        return request.answer(CREATED, request.documents().logonSession(session))
                .header(EmGate.TOKEN, session.token())
                .header(
                        HttpHeaders.SET_COOKIE,
                        EmGate.TOKEN + "=" + session.token() + "; Path=/api; HttpOnly")
                .build();
    }

    /** The caller's own session; an administrator sees all. */
    @GET
    @Path("logonSessions")
    public Response list(@Context UriInfo uri, @Context HttpServerRequest request) {
        LogonSession own = gate.session(request);
        EmRequest asked = EmRequest.of(uri, request);
        return asked.answer(
                asked.documents()
                        .logonSessions(isAdministrator(own) ? sessions.open() : List.of(own)));
    }

    @GET
    @Path("logonSessions/{id}")
    public Response one(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpServerRequest request) {
        LogonSession session = find(id, gate.session(request));
        EmRequest asked = EmRequest.of(uri, request);
        return asked.answer(asked.documents().logonSession(session));
    }

    /** Logs off. */
    @DELETE
    @Path("logonSessions/{id}")
    public Response end(@PathParam("id") String id, @Context HttpServerRequest request) {
        sessions.end(find(id, gate.session(request)));
        return Response.noContent().build();
    }

    /** A session of somebody else is not told apart from one that is not there. */
    private LogonSession find(String id, LogonSession own) {
        return (isAdministrator(own) ? sessions.open() : List.of(own))
                .stream()
                        .filter(session -> session.id().equalsIgnoreCase(id))
                        .findFirst()
                        .orElseThrow(() -> EmRefusal.notFound("session " + id));
    }

    private static boolean isAdministrator(LogonSession session) {
        return session.caller().roles().contains(Roles.ADMIN);
    }
}
