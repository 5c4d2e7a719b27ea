package io.replicagateway.view.vbr;

import io.replicagateway.page.ErrorForm;
import io.replicagateway.page.JsonBytes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Words errors as the API does: an object with a code, a message and perhaps the id that it is about. */
@Singleton
class VbrErrors implements ErrorForm {

    private static final int SERVER_ERROR = 500;
    private static final int BAD_REQUEST = 400;

    /** The vendor has no such status. */
    private static final int UNSUPPORTED_TYPE = 415;

    /** What is done rather than read. */
    private static final Pattern ACTION =
            Pattern.compile("/api/(oauth2/(token|logout)|v1/replicas/rescan)/?");

    /** Codes and messages for what the framework refuses; all else is content that was not expected. */
    private static final Map<Integer, VbrError.Body> FORESEEN =
            Map.of(
                    401, body("AccessDenied", "Unauthorized"),
                    403, body("AccessDenied", "Forbidden"),
                    404, body("NotFound", "There is no such resource"),
                    405, body("MethodNotAllowed", "The method is not allowed here"),
                    413, body("UnexpectedContent", "The request is too large"),
                    415, body("UnexpectedContent", "The content type of the body is not taken"));

    private static VbrError.Body body(String code, String message) {
        return new VbrError.Body(code, message, null);
    }

    @Override
    public boolean isOf(String path) {
        return path.startsWith("/api/v1/")
                || path.equals("/api/v1")
                || path.startsWith("/api/oauth2/")
                || path.equals("/api/oauth2");
    }

    @Override
    public Wording word(int status, @Nullable String accept) {
        VbrError.Body body =
                status >= SERVER_ERROR
                        ? body("UnknownError", "The gateway failed to answer this request")
                        : FORESEEN.getOrDefault(
                                status,
                                body("UnexpectedContent", "The request cannot be understood"));
        return new Wording(
                status == UNSUPPORTED_TYPE ? BAD_REQUEST : status,
                MediaType.APPLICATION_JSON,
                bytes(body));
    }

    @Override
    public String methods(String path) {
        return ACTION.matcher(path).matches() ? "POST" : "GET, HEAD";
    }

    @ServerExceptionMapper
    Response response(VbrError error) {
        return Response.status(error.status())
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(bytes(error.body()))
                .build();
    }

    private static byte[] bytes(VbrError.Body body) {
        var json =
                new JsonBytes(256)
                        .openObject()
                        .name("errorCode")
                        .text(body.errorCode())
                        .name("message")
                        .text(body.message());
        if (body.resourceId() != null) {
            json.name("resourceId").text(body.resourceId());
        }
        return json.closeObject().toByteArray();
    }
}
