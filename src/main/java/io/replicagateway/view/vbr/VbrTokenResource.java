package io.replicagateway.view.vbr;

import io.replicagateway.security.LogOn;
import io.replicagateway.view.QueryString;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Log-on and log-off: the grants {@code password} and {@code refresh_token}, in either spelling. */
@Path("/api/oauth2")
@PermitAll
@Cache(noStore = true)
@Produces(MediaType.APPLICATION_JSON)
class VbrTokenResource {

    private static final String NOTHING = "{}";

    private final VbrGate gate;
    private final VbrTokens tokens;
    private final LogOn logOn;

    VbrTokenResource(VbrGate gate, VbrTokens tokens, LogOn logOn) {
        this.gate = gate;
        this.tokens = tokens;
        this.logOn = logOn;
    }

    /** A pair of tokens. Some clients ask for it without naming a revision; a wrong one is refused all the same. */
    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Map<String, Object>> token(String body, @Context HttpHeaders headers) {
        String revision = headers.getHeaderString(VbrGate.REVISION_HEADER);
        if (revision != null) {
            VbrGate.revision(revision);
        }
        Map<String, List<String>> form = form(body, headers);
        String grant = required(form, "grant_type").toLowerCase(Locale.ROOT);
        boolean shortTerm = "true".equalsIgnoreCase(single(form, "use_short_term_refresh"));
        return switch (grant) {
            case "password" -> byPassword(form, shortTerm);
            case "refresh_token" ->
                    Uni.createFrom().item(refreshed(required(form, "refresh_token")));
            default ->
                    throw VbrError.unexpected(
                            "The grant_type is not taken: send password or refresh_token");
        };
    }

    private static Map<String, List<String>> form(String body, HttpHeaders headers) {
        try {
            MediaType type = headers.getMediaType();
            String charset =
                    type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
            return QueryString.parse(
                    body, charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset));
        } catch (IllegalArgumentException malformed) {
            throw VbrError.unexpected(
                    "The form, or the charset that is told for it, cannot be understood");
        }
    }

    private Uni<Map<String, Object>> byPassword(Map<String, List<String>> form, boolean shortTerm) {
        return logOn.check(required(form, "username"), required(form, "password"))
                .map(
                        caller ->
                                tokens.open(
                                        caller.orElseThrow(
                                                () ->
                                                        VbrError.unauthorized(
                                                                "AccessDenied",
                                                                "The user name or the password is"
                                                                        + " not right.")),
                                        shortTerm))
                .map(VbrTokenResource::model);
    }

    private Map<String, Object> refreshed(String token) {
        return model(
                tokens.refresh(token)
                        .orElseThrow(
                                () ->
                                        VbrError.unauthorized(
                                                "InvalidToken",
                                                "The refresh token is not known, was used before or"
                                                        + " has expired.")));
    }

    /** The schema {@code TokenModel}. */
    private static Map<String, Object> model(VbrTokens.Session session) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("access_token", session.access());
        model.put("token_type", "bearer");
        model.put("refresh_token", session.refresh());
        model.put("expires_in", Duration.between(session.issued(), session.expires()).toSeconds());
        model.put(".issued", session.issued().toString());
        model.put(".expires", session.expires().toString());
        return model;
    }

    private static String required(Map<String, List<String>> form, String name) {
        String value = single(form, name);
        if (value == null || value.isEmpty()) {
            throw VbrError.unexpected("The field " + name + " is missing");
        }
        return value;
    }

    private static @Nullable String single(Map<String, List<String>> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw VbrError.unexpected("The field " + name + " may not be repeated");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** Both tokens of the session are good no longer. */
    @POST
    @Path("logout")
    public String logout(@Context HttpHeaders headers) {
        VbrGate.revision(headers);
        tokens.close(gate.known(headers.getHeaderString(HttpHeaders.AUTHORIZATION)));
        return NOTHING;
    }
}
