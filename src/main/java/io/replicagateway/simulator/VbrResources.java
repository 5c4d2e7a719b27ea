package io.replicagateway.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** VBR's server, replicas, restore points and sessions by path (VBR OpenAPI, paths under {@code /api/v1}). */
final class VbrResources {

    /** A good answer in JSON. */
    record Answer(int status, ObjectNode body) {}

    private static final String CREATED_AFTER = "createdAfterFilter";

    private final SimulatedInventory inventory;
    private final VbrSettings settings;
    private final VbrSessions sessions;
    private final VbrLists lists;
    private final VbrPages<SimulatedReplica> replicaPages = new VbrPages<>();
    private final VbrPages<SimulatedPoint> pointPages = new VbrPages<>();
    private final VbrPages<VbrSession> sessionPages = new VbrPages<>();
    private final WireTap tap;

    VbrResources(SimulatedInventory inventory, VbrSettings settings, WireTap tap) {
        this.inventory = inventory;
        this.settings = settings;
        this.tap = tap;
        this.sessions = new VbrSessions(settings, tap::now);
        this.lists = new VbrLists(settings);
    }

    /** The answer to a request that is logged on; refuses with {@link VbrError}. */
    Answer answer(Request request, VbrRevision revision) {
        List<String> path = request.segments();
        if (path.size() < 3 || !request.path().startsWith("api/v1/")) {
            throw unknownPath();
        }
        List<String> below = path.subList(3, path.size());
        return switch (path.get(2)) {
            case "serverInfo" -> new Answer(200, serverInfo(revision));
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

    private Answer replicas(Request request, VbrRevision revision, List<String> below) {
        if (below.equals(List.of("rescan"))) {
            only("POST", request);
            return new Answer(201, VbrShapes.session(rescan(request), revision));
        }
        only("GET", request);
        if (below.isEmpty()) {
            return page(
                    replicaPages.page(
                            inventory.replicas(),
                            request,
                            revision,
                            settings,
                            lists.replicas(revision),
                            replica -> VbrShapes.replica(replica, revision)));
        }
        String id = guid(below.get(0));
        if (below.size() == 1) {
            @Nullable SimulatedReplica replica = inventory.replica(id);
            return new Answer(200, VbrShapes.replica(found(replica, id), revision));
        }
        if (!below.get(1).equals("replicaPoints") || below.size() > 3) {
            throw unknownPath();
        }
        return below.size() == 2
                ? pointList(request, revision, id)
                : point(guid(below.get(2)), id, revision);
    }

    private Answer points(Request request, VbrRevision revision, List<String> below) {
        if (below.size() > 1 || below.isEmpty() && !settings.bulkPath) {
            throw unknownPath();
        }
        only("GET", request);
        return below.isEmpty()
                ? pointList(request, revision, null)
                : point(guid(below.get(0)), null, revision);
    }

    private Answer pointList(Request request, VbrRevision revision, @Nullable String replicaId) {
        VbrColumns<SimulatedPoint> columns = lists.points(revision, replicaId == null);
        Request understood = understood(request);
        Request scoped =
                replicaId == null
                        ? understood
                        : VbrPages.scoped(understood, "replicaIdFilter", replicaId);
        return page(
                pointPages.page(
                        inventory.points(),
                        scoped,
                        revision,
                        settings,
                        columns,
                        point -> VbrShapes.point(point, revision)));
    }

    private Request understood(Request request) {
        if (settings.createdAfter == FilterUse.APPLIED
                || request.parameter(CREATED_AFTER) == null) {
            return request;
        }
        if (settings.createdAfter == FilterUse.REFUSED) {
            throw VbrError.badValue(CREATED_AFTER);
        }
        return VbrPages.without(CREATED_AFTER, request);
    }

    private Answer point(String id, @Nullable String replicaId, VbrRevision revision) {
        SimulatedPoint point = found(inventory.point(id), id);
        if (replicaId != null && !point.replicaId().equals(replicaId)) {
            throw VbrError.notFound(id);
        }
        return new Answer(200, VbrShapes.point(point, revision));
    }

    private Answer sessions(Request request, VbrRevision revision, List<String> below) {
        if (below.size() == 2 && below.get(1).equals("stop")) {
            only("POST", request);
            sessions.stop(guid(below.get(0)));
            return new Answer(200, Json.object());
        }
        only("GET", request);
        if (below.isEmpty()) {
            return page(
                    sessionPages.page(
                            sessions.all(),
                            request,
                            revision,
                            settings,
                            lists.sessions(revision),
                            session -> VbrShapes.session(session, revision)));
        }
        String id = guid(below.get(0));
        if (below.size() == 1) {
            return new Answer(200, VbrShapes.session(sessions.poll(id), revision));
        }
        if (below.size() > 2 || !below.get(1).equals("logs")) {
            throw unknownPath();
        }
        return new Answer(
                200, VbrShapes.log(sessions.find(id), revision, request.parameter("statusFilter")));
    }

    private VbrSession rescan(Request request) {
        if (!settings.rescanAllowed) {
            throw VbrError.ofStatus(403);
        }
        return sessions.begin(wanted(request.recorded().body()));
    }

    /** The ids of a rescan's body (ReplicaRescanSpec); neither the list nor the body needs to be there. */
    private List<String> wanted(String text) {
        JsonNode body = json(text);
        JsonNode wanted = body.path("replicaIds");
        boolean isSpec = body.isObject() && (wanted.isArray() || wanted.isMissingNode());
        if (!isSpec && !body.isMissingNode()) {
            throw VbrError.badValue("body");
        }
        List<String> ids = new ArrayList<>();
        wanted.forEach(id -> ids.add(guid(id.asText())));
        ids.stream()
                .filter(id -> inventory.replica(id) == null)
                .findFirst()
                .ifPresent(
                        id -> {
                            throw VbrError.badValue(id);
                        });
        return ids;
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (IllegalArgumentException notJson) {
            throw VbrError.badValue("body");
        }
    }

    private Answer page(ObjectNode body) {
        tap.pageMadeUp();
        return new Answer(200, body);
    }

    static void only(String method, Request request) {
        if (!request.method().equals(method)) {
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
}
