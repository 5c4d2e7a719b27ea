package io.replicagateway.view.em;

import io.replicagateway.page.ErrorForm;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Words errors as EM does, with status and message in the body, and never with a stack trace. */
@Singleton
final class EmErrors implements ErrorForm {

    private static final int UNAUTHORIZED = 401;

    private static final Pattern LOG_ON = Pattern.compile("/api/sessionMngr/?");
    private static final Pattern LOGON_SESSION = Pattern.compile("/api/logonSessions/[^/]+/?");

    @ServerExceptionMapper
    Response refused(EmRefusal refusal, HttpHeaders request) {
        Format format = Format.of(request.getRequestHeader(HttpHeaders.ACCEPT));
        Response.ResponseBuilder response =
                Response.status(refusal.status())
                        .type(format.mediaType())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(body(format, refusal.status(), refusal.getMessage()));
        return refusal.status() == UNAUTHORIZED
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic Realm=RestSvc").build()
                : response.build();
    }

    /** All under {@code /api} that is not VBR's. */
    @Override
    public boolean isOf(String path) {
        return isWithin(path, "/api")
                && !isWithin(path, "/api/v1")
                && !isWithin(path, "/api/oauth2");
    }

    private static boolean isWithin(String path, String root) {
        return path.startsWith(root)
                && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }

    @Override
    public Wording word(int status, @Nullable String accept) {
        Format format = Format.of(accept == null ? List.of() : List.of(accept));
        return new Wording(status, format.mediaType(), body(format, status, message(status)));
    }

    @Override
    public String methods(String path) {
        if (LOG_ON.matcher(path).matches()) {
            return "POST";
        }
        return LOGON_SESSION.matcher(path).matches() ? "GET, HEAD, DELETE" : "GET, HEAD";
    }

    private static String message(int status) {
        return switch (status) {
            case 400 -> "The request is not well-formed.";
            case 401 -> "There is no open session; log on.";
            case 403 -> "The role of this account does not allow this.";
            case 404 -> "There is no such resource.";
            case 405 -> "The method is not allowed here.";
            case 413 -> "The request is too large.";
            case 415 -> "A body of this media type is not taken.";
            case 503 -> "The gateway cannot answer now.";
            default -> status < 500 ? "The request is not taken." : "A fault of the gateway.";
        };
    }

    private static byte[] body(Format format, int status, String message) {
        DocumentWriter document =
                format.document()
                        .open("Error")
                        .attribute("Message", message)
                        .attribute("StatusCode", status)
                        .emptyField("FirstChanceExceptionMessage")
                        .emptyField("StackTrace");
        // An attribute that may be missing in XML; in JSON everything is there.
        return (format == Format.JSON ? document.emptyField("Status") : document).close().take();
    }
}
