package io.replicagateway.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which answer EM gives to which request (EM docs, resources). */
final class EmSite implements HttpWire.Vendor {

    private final EmSettings settings;
    private final EmSessions sessions;
    private final WireTap tap;
    private final EmDocuments documents;
    private final EmPages pages;
    private final EmResource<SimulatedPoint> points;
    private final EmResource<SimulatedReplica> replicas;
    private final EmResource<SimulatedServer> servers;
    private final AtomicInteger answers = new AtomicInteger();
    private final EmTasks tasks;

    EmSite(EmCollected collected, EmSettings settings, EmSessions sessions, WireTap tap) {
        this.settings = settings;
        this.sessions = sessions;
        this.tap = tap;
        Supplier<SimulatedInventory> shown = collected::shown;
        EmShapes shapes = new EmShapes(shown, settings);
        documents = new EmDocuments(shapes, settings);
        pages = new EmPages(shapes, settings);
        points = EmResource.points(shown, shapes);
        replicas = EmResource.replicas(shown, shapes);
        servers = EmResource.servers(shown, shapes);
        tasks = new EmTasks(settings, collected::collect);
    }

    @Override
    public boolean isLogon(Request request) {
        return request.path().equals("api/sessionMngr");
    }

    @Override
    public Reply error(int status, Request request) {
        return refused(
                new EmError(status, "The simulated server answers " + status + "."), request);
    }

    @Override
    public Reply answer(Request request) {
        try {
            if (wantsJson(request) && request.recorded().body().stripLeading().startsWith("<")) {
                throw new EmError(400, "Node [root] does not exist.");
            }
            if (isLogon(request)) {
                return logOn(request);
            }
            if (request.path().equals("api")) {
                return document(200, documents.enterpriseManager(), request);
            }
            EmSessions.Session session = sessions.of(request);
            if (request.segments().size() < 2 || !request.segments().get(0).equals("api")) {
                throw EmError.notFound();
            }
            return switch (request.method()) {
                case "GET" -> document(200, read(request, session), request);
                case "DELETE" -> end(request);
                case "POST" -> begin(request);
                default -> throw new EmError(405, "Method not allowed.");
            };
        } catch (EmError refusal) {
            return refused(refusal, request);
        }
    }

    private Reply logOn(Request request) {
        if (!request.method().equals("POST")) {
            throw new EmError(405, "Method not allowed.");
        }
        if (settings.contentLengthRequired && request.header("Content-Length") == null) {
            return Reply.of(411, "text/html", "<h2>Length Required</h2>");
        }
        EmSessions.Session session = sessions.logOn(request.header("Authorization"));
        return document(201, documents.logonSession(session), request)
                .with(EmSessions.TOKEN, session.token())
                .with("Set-Cookie", EmSessions.TOKEN + "=" + session.token() + "; Path=/api;");
    }

    private EmNode read(Request request, EmSessions.Session session) {
        List<String> path = request.segments().subList(1, request.segments().size());
        boolean entity = "entity".equalsIgnoreCase(request.parameter("format"));
        return switch (path.get(0)) {
            case "logonSessions" ->
                    path.size() == 1
                            ? documents.logonSessions(sessions.open())
                            : documents.logonSession(sessions.find(path.get(1)));
            case "backupServers" -> rows(servers, path.subList(1, path.size()), entity);
            case "querySvc" -> documents.querySvc(session);
            case "query" -> query(request);
            case "tasks" -> task(path);
            case "cloud" ->
                    path.size() == 1
                            ? documents.cloud(session)
                            : cloud(path.get(1), path.subList(2, path.size()), entity);
            default -> throw EmError.notFound();
        };
    }

    private EmNode cloud(String kind, List<String> below, boolean entity) {
        if (kind.equals("replicas")
                && below.size() == 2
                && below.get(1).equals("vmReplicaPoints")) {
            String replicaId = replicas.find(below.get(0)).id();
            List<SimulatedPoint> own =
                    points.rows().get().stream()
                            .filter(point -> point.replicaId().equals(replicaId))
                            .toList();
            tap.pageMadeUp();
            return pages.list(points, own, entity);
        }
        return switch (kind) {
            case "replicas" -> rows(replicas, below, entity);
            case "vmReplicaPoints" -> rows(points, below, entity);
            default -> throw EmError.notFound();
        };
    }

    private <T> EmNode rows(EmResource<T> resource, List<String> below, boolean entity) {
        if (below.size() > 1) {
            throw EmError.notFound();
        }
        if (below.size() == 1) {
            return pages.single(resource, resource.find(below.get(0)), entity);
        }
        EmNode list = pages.list(resource, resource.rows().get(), entity);
        tap.pageMadeUp();
        return list;
    }

    private EmNode query(Request request) {
        String type = Objects.requireNonNullElse(request.parameter("type"), "");
        EmResource<?> resource =
                switch (type.toLowerCase(Locale.ROOT)) {
                    case "cloudvmreplicapoint" -> points;
                    case "cloudreplica" -> replicas;
                    case "backupserver" -> servers;
                    default -> throw EmError.badQuery("type " + type);
                };
        EmNode page = pages.query(resource, request);
        tap.pageMadeUp();
        return page;
    }

    private EmNode task(List<String> path) {
        if (path.size() != 2) {
            throw EmError.notFound();
        }
        return documents.task(path.get(1), tasks.isDone(path.get(1)), tasks.succeeds());
    }

    private Reply end(Request request) {
        List<String> path = request.segments();
        if (path.size() != 3 || !path.get(1).equals("logonSessions")) {
            throw new EmError(405, "Method not allowed.");
        }
        sessions.end(path.get(2));
        return headed(Reply.empty(204));
    }

    private Reply begin(Request request) {
        List<String> path = request.segments();
        if (path.size() != 3
                || !path.get(1).equals("backupServers")
                || !"collect".equalsIgnoreCase(request.parameter("action"))) {
            throw new EmError(405, "Method not allowed.");
        }
        String task = tasks.begin(servers.find(path.get(2)).id());
        return document(202, documents.task(task, false, true), request);
    }

    private Reply refused(EmError error, Request request) {
        Reply reply = document(error.status, EmDocuments.error(error), request);
        return error.status == 401 ? reply.with("WWW-Authenticate", "Basic Realm=RestSvc") : reply;
    }

    private Reply document(int status, EmNode root, Request request) {
        if (wantsJson(request)) {
            String mark = settings.jsonWithBom ? "\uFEFF" : "";
            String text = mark + new String(Json.bytes(EmJson.tree(root)), StandardCharsets.UTF_8);
            return headed(Reply.of(status, "application/json", text));
        }
        boolean asCaptured = answers.getAndIncrement() % 2 == 1;
        return headed(Reply.of(status, "application/xml", EmXml.text(root, asCaptured)));
    }

    private static boolean wantsJson(Request request) {
        @Nullable String accept = request.header("Accept");
        return accept != null && accept.contains("application/json");
    }

    private static Reply headed(Reply reply) {
        return reply.with("Server", "Microsoft-HTTPAPI/2.0");
    }
}
