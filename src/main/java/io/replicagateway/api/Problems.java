package io.replicagateway.api;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a problem document (RFC 9457), or what the vendor's API at this path says instead. */
class Problems {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private static final int SECONDS_UNTIL_RETRY = 10;

    private static final Pattern ACTION_PATH =
            Pattern.compile("/v1/sites/[^/]+/(refresh|accept)/?");

    private static final Pattern RESCANS_PATH = Pattern.compile("/v1/rescans/?");

    private final ForeignErrors foreign;

    Problems(ForeignErrors foreign) {
        this.foreign = foreign;
    }

    @ServerExceptionMapper
    Response problem(ProblemException problem) {
        Response.ResponseBuilder response =
                response(problem.type(), problem.getMessage(), problem.members());
        return problem.type() == ProblemType.BUSY
                ? response.header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_RETRY).build()
                : response.build();
    }

    /** Refusals that the framework itself utters: no such path, method or format, a body too large. */
    @ServerExceptionMapper
    Response refused(WebApplicationException refusal, UriInfo uri, HttpHeaders headers) {
        Response original = refusal.getResponse();
        ProblemType type = ProblemType.ofStatus(original.getStatus());
        Optional<Response.ResponseBuilder> worded = worded(original.getStatus(), uri, headers);
        if (worded.isEmpty() && type == ProblemType.INTERNAL) {
            return fault(refusal, uri, headers);
        }
        Response.ResponseBuilder response =
                worded.orElseGet(() -> response(type, type.description(), Map.of()));
        return (type == ProblemType.METHOD_NOT_ALLOWED
                        ? response.header(HttpHeaders.ALLOW, allowed(uri.getPath()))
                        : response)
                .build();
    }

    private Optional<Response.ResponseBuilder> worded(
            int status, UriInfo uri, HttpHeaders headers) {
        return foreign.word(uri.getPath(), status, headers.getHeaderString(HttpHeaders.ACCEPT))
                .map(
                        error ->
                                Response.status(error.status())
                                        .type(error.contentType())
                                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                                        .entity(error.body()));
    }

    /** The framework does not say which methods there are; a few addresses take POST and all others are read. */
    private String allowed(String path) {
        return foreign.methods(path).orElseGet(() -> ownMethods(path));
    }

    private static String ownMethods(String path) {
        if (RESCANS_PATH.matcher(path).matches()) {
            return "GET, HEAD, POST";
        }
        return ACTION_PATH.matcher(path).matches() ? "POST" : "GET, HEAD";
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException refusal) {
        return response(ProblemType.UNAUTHORIZED, ProblemType.UNAUTHORIZED.description(), Map.of())
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Basic realm=\"replica-gateway\", charset=\"UTF-8\"")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refusal) {
        return response(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.description(), Map.of())
                .build();
    }

    @ServerExceptionMapper
    Response fault(Throwable fault, UriInfo uri, HttpHeaders headers) {
        String instance = newInstance();
        LOG.errorf(fault, "unexpected error instance=%s", instance);
        return worded(ProblemType.INTERNAL.status(), uri, headers)
                .orElseGet(
                        () ->
                                response(
                                        ProblemType.INTERNAL,
                                        ProblemType.INTERNAL.description(),
                                        instance,
                                        Map.of()))
                .build();
    }

    private static Response.ResponseBuilder response(
            ProblemType type, String detail, Map<String, Object> members) {
        String instance = newInstance();
        LOG.debugf("refused status=%d instance=%s detail=%s", type.status(), instance, detail);
        return response(type, detail, instance, members);
    }

    private static Response.ResponseBuilder response(
            ProblemType type, String detail, String instance, Map<String, Object> members) {
        return Response.status(type.status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(document(type, detail, instance, members));
    }

    static Map<String, Object> document(
            ProblemType type, String detail, String instance, Map<String, Object> members) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", type.uri());
        document.put("title", type.title());
        document.put("status", type.status());
        document.put("detail", detail);
        document.put("instance", instance);
        document.putAll(members);
        return document;
    }

    static String newInstance() {
        return "urn:uuid:" + UUID.randomUUID();
    }
}
