package io.replicagateway.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is common to all of VBR's answers: the version, the log-on, refusals, headers (VBR OpenAPI). */
final class VbrSite implements HttpWire.Vendor {

    private final VbrSettings settings;
    private final VbrTokens tokens;
    private final VbrResources resources;
    private final WireTap tap;

    VbrSite(SimulatedInventory inventory, VbrSettings settings, VbrTokens tokens, WireTap tap) {
        this.settings = settings;
        this.tokens = tokens;
        this.tap = tap;
        this.resources = new VbrResources(inventory, settings, tap);
    }

    @Override
    public boolean isLogon(Request request) {
        return request.path().equals("api/oauth2/token");
    }

    @Override
    public Reply error(int status, Request request) {
        return reply(VbrError.ofStatus(status));
    }

    @Override
    public Reply answer(Request request) {
        try {
            VbrRevision revision = revision(request);
            return switch (request.path()) {
                case "api/oauth2/token" ->
                        post(request, () -> json(200, tokens.grant(form(request))));
                case "api/oauth2/logout" -> post(request, () -> logOut(request));
                case "api/v1/serverTime" -> json(200, VbrShapes.serverTime(tap.now(), revision));
                default -> resource(request, revision);
            };
        } catch (VbrError refusal) {
            return reply(refusal);
        }
    }

    private VbrRevision revision(Request request) {
        @Nullable String header = request.header("x-api-version");
        if (header == null && settings.missingVersionAllowed) {
            return settings.revisions.stream().reduce((older, newer) -> newer).orElseThrow();
        }
        if (header == null) {
            throw new VbrError(
                    400, "UnexpectedContent", "The header x-api-version is required.", null);
        }
        return VbrRevision.named(header)
                .filter(settings.revisions::contains)
                .orElseThrow(
                        () ->
                                new VbrError(
                                        400,
                                        "NotImplemented",
                                        "This API version is not supported.",
                                        null));
    }

    private static Map<String, List<String>> form(Request request) {
        return FormText.parse(request.recorded().body());
    }

    private Reply logOut(Request request) {
        tokens.logOut(request.header("Authorization"));
        return json(200, Json.object());
    }

    private Reply resource(Request request, VbrRevision revision) {
        tokens.check(request.header("Authorization"));
        VbrResources.Answer answer = resources.answer(request, revision);
        return json(answer.status(), answer.body());
    }

    private static Reply post(Request request, Supplier<Reply> answer) {
        VbrResources.only("POST", request);
        return answer.get();
    }

    private Reply reply(VbrError error) {
        boolean bare = error.status == 401 && settings.emptyUnauthorizedBodies;
        return bare ? headed(Reply.empty(401)) : json(error.status, VbrShapes.error(error));
    }

    private static Reply json(int status, ObjectNode body) {
        return headed(Reply.of(status, "application/json; charset=utf-8", Json.bytes(body)));
    }

    private static Reply headed(Reply reply) {
        return reply.with("Cache-Control", "private")
                .with("Strict-Transport-Security", "max-age=31536000")
                .with("X-Frame-Options", "DENY");
    }
}
