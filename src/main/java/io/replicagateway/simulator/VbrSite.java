package io.replicagateway.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which answer VBR gives to which request (VBR OpenAPI, paths). */
final class VbrSite implements HttpWire.Vendor {

    private final SimulatedInventory inventory;
    private final VbrSettings settings;
    private final VbrTokens tokens;
    private final VbrSessions sessions;
    private final VbrLists lists;
    private final VbrPages<SimulatedReplica> replicaPages = new VbrPages<>();
    private final VbrPages<SimulatedPoint> pointPages = new VbrPages<>();
    private final VbrPages<VbrSession> sessionPages = new VbrPages<>();
    private final WireTap tap;

    VbrSite(SimulatedInventory inventory, VbrSettings settings, VbrTokens tokens, WireTap tap) {
        this.inventory = inventory;
        this.settings = settings;
        this.tokens = tokens;
        this.tap = tap;
        this.sessions = new VbrSessions(tap::now);
        this.lists = new VbrLists(settings);
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
                default -> authorized(request, revision);
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

    private Reply authorized(Request request, VbrRevision revision) {
        tokens.check(request.header("Authorization"));
        List<String> path = request.segments();
        if (path.size() < 3 || !request.path().startsWith("api/v1/")) {
            throw unknownPath();
        }
        List<String> below = path.subList(3, path.size());
        return switch (path.get(2)) {
            case "serverInfo" -> json(200, serverInfo(revision));
            case "replicas" -> replicas(request, revision, below);
            case "replicaPoints" -> points(request, revision, below);
            case "sessions" -> sessions(request, revision, below);
            default -> throw unknownPath();
        };
    }

    private ObjectNode serverInfo(VbrRevision revision) {
        if (!settings.serverInfoAllowed) {
            throw new VbrError(403, "AccessDenied", "This account may not read it.", null);
        }
        return VbrShapes.serverInfo(settings, revision);
    }

    private Reply replicas(Request request, VbrRevision revision, List<String> below) {
        if (below.equals(List.of("rescan"))) {
            return post(request, () -> json(201, VbrShapes.session(rescan(request), revision)));
        }
        onlyGet(request);
        if (below.isEmpty()) {
            return page(
                    replicaPages.page(
                            inventory.replicas(),
                            request,
                            revision,
                            settings.pageCap,
                            lists.replicas(revision),
                            replica -> VbrShapes.replica(replica, revision)));
        }
        String id = guid(below.get(0));
        if (below.size() == 1) {
            @Nullable SimulatedReplica replica = inventory.replica(id);
            return json(200, VbrShapes.replica(found(replica, id), revision));
        }
        if (!below.get(1).equals("replicaPoints") || below.size() > 3) {
            throw unknownPath();
        }
        return below.size() == 2
                ? pointList(request, revision, id)
                : point(guid(below.get(2)), id, revision);
    }

    private Reply points(Request request, VbrRevision revision, List<String> below) {
        if (below.size() > 1 || below.isEmpty() && !settings.bulkPath) {
            throw unknownPath();
        }
        onlyGet(request);
        return below.isEmpty()
                ? pointList(request, revision, null)
                : point(guid(below.get(0)), null, revision);
    }

    private Reply pointList(Request request, VbrRevision revision, @Nullable String replicaId) {
        VbrColumns<SimulatedPoint> columns = lists.points(revision, replicaId == null);
        Request scoped =
                replicaId == null
                        ? request
                        : VbrPages.scoped(request, "replicaIdFilter", replicaId);
        return page(
                pointPages.page(
                        inventory.points(),
                        scoped,
                        revision,
                        settings.pageCap,
                        columns,
                        point -> VbrShapes.point(point, revision)));
    }

    private Reply point(String id, @Nullable String replicaId, VbrRevision revision) {
        SimulatedPoint point = found(inventory.point(id), id);
        if (replicaId != null && !point.replicaId().equals(replicaId)) {
            throw VbrError.notFound(id);
        }
        return json(200, VbrShapes.point(point, revision));
    }

    private Reply sessions(Request request, VbrRevision revision, List<String> below) {
        if (below.size() == 2 && below.get(1).equals("stop")) {
            sessions.stop(guid(below.get(0)));
            return post(request, () -> json(200, Json.object()));
        }
        onlyGet(request);
        if (below.isEmpty()) {
            return page(
                    sessionPages.page(
                            sessions.all(),
                            request,
                            revision,
                            settings.pageCap,
                            lists.sessions(revision),
                            session -> VbrShapes.session(session, revision)));
        }
        String id = guid(below.get(0));
        if (below.size() == 1) {
            return json(200, VbrShapes.session(sessions.poll(id), revision));
        }
        if (below.size() > 2 || !below.get(1).equals("logs")) {
            throw unknownPath();
        }
        return json(
                200, VbrShapes.log(sessions.find(id), revision, request.parameter("statusFilter")));
    }

    private VbrSession rescan(Request request) {
        List<String> ids = new ArrayList<>();
        try {
            JsonNode body = Json.read(request.recorded().body());
            body.path("replicaIds").forEach(id -> ids.add(guid(id.asText())));
        } catch (IllegalArgumentException notJson) {
            throw VbrError.badValue("body");
        }
        return sessions.begin(ids);
    }

    private Reply page(ObjectNode body) {
        tap.pageMadeUp();
        return json(200, body);
    }

    private static Reply post(Request request, Supplier<Reply> answer) {
        if (!request.method().equals("POST")) {
            throw VbrError.ofStatus(405);
        }
        return answer.get();
    }

    private static void onlyGet(Request request) {
        if (!request.method().equals("GET")) {
            throw VbrError.ofStatus(405);
        }
    }

    private static <T> T found(@Nullable T row, String id) {
        if (row == null) {
            throw VbrError.notFound(id);
        }
        return row;
    }

    private static String guid(String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException notAGuid) {
            throw VbrError.badValue(text);
        }
    }

    private static VbrError unknownPath() {
        return new VbrError(404, "InvalidURI", "There is no such path.", null);
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
