package io.replicagateway.benchmark.http;

import io.replicagateway.benchmark.http.Contestant.Round;
import io.replicagateway.benchmark.process.PackagedGateway;
import io.replicagateway.benchmark.report.Figure;
import io.replicagateway.benchmark.report.Line;
import io.replicagateway.benchmark.report.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Pages in the vendors' forms, beside pages of the native API of the same size, from the same gateway. */
final class VendorPages {

    private static final int ROUNDS = 5;
    private static final int QUICK_ROUNDS = 3;
    private static final double LEAST = 0.8;
    private static final int SAMPLE_ROWS = 100;
    private static final int MOST_ROWS = 1000;
    private static final String REVISION = "1.3-rev2";

    private final Settings settings;
    private final Gateway gateway;
    private final LoadGenerator generator = LoadGenerator.best();

    /**
     * A view.
     *
     * @param path of a page of restore points, with a parameter
     * @param filter to be added to the path, with a moment in place of {@code %s}
     */
    private record View(String name, String path, String filter, Map<String, String> headers) {

        String cold(Instant from) {
            return path + String.format(filter, from);
        }
    }

    VendorPages(Settings settings, Gateway gateway) {
        this.settings = settings;
        this.gateway = gateway;
    }

    List<Line> measure() throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        for (View view : List.of(vbr(), em())) {
            var hot = new Target(gateway.url(), view.path(), view.headers());
            int bytes = hot.ask().body().length;
            String natively = "/v1/restore-points?limit=" + rowsOf(bytes);
            String size = String.format(", %.1f kB", bytes / 1000.0);
            lines.add(hot(view.name() + size, hot, gateway.target(natively)));
            lines.add(cold(view, size, natively));
        }
        return lines;
    }

    private View vbr() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post(
                        "/api/oauth2/token",
                        Map.of(
                                "x-api-version",
                                REVISION,
                                "Content-Type",
                                "application/x-www-form-urlencoded"),
                        "grant_type=password&username="
                                + PackagedGateway.USER
                                + "&password="
                                + PackagedGateway.PASSWORD);
        String token = answer.body().replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
        return new View(
                "VBR view",
                "/api/v1/replicaPoints?limit=200",
                "&createdAfterFilter=%s",
                Map.of("x-api-version", REVISION, "Authorization", "Bearer " + token));
    }

    private View em() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post(
                        "/api/sessionMngr/?v=latest",
                        Map.of("Authorization", PackagedGateway.basic()),
                        "");
        return new View(
                "EM view, XML",
                "/api/query?type=CloudVmReplicaPoint&format=Entities&pageSize=100",
                "&filter=CreationTime%%3E%%3D%%22%s%%22",
                Map.of(
                        "X-RestSvcSessionId",
                        answer.headers().firstValue("X-RestSvcSessionId").orElseThrow()));
    }

    private HttpResponse<String> post(String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gateway.url() + path))
                        .POST(BodyPublishers.ofString(body));
        new TreeMap<>(headers).forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    /** How many rows a native page of about so many bytes has. */
    private int rowsOf(int bytes) throws IOException {
        int sample = gateway.target("/v1/restore-points?limit=" + SAMPLE_ROWS).ask().body().length;
        return Math.min(MOST_ROWS, Math.max(1, Math.round((float) bytes * SAMPLE_ROWS / sample)));
    }

    private Line hot(String name, Target page, Target natively)
            throws IOException, InterruptedException {
        var view = new Contestant(page, gateway.process());
        var other = new Contestant(natively, gateway.process());
        Duration length = settings.span(Duration.ofSeconds(3), Duration.ofSeconds(1));
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            view.round(generator, length);
            other.round(generator, length);
        }
        List<Round> views = new ArrayList<>();
        List<Round> others = new ArrayList<>();
        for (int round = 0; round < (settings.quick() ? QUICK_ROUNDS : ROUNDS); round++) {
            views.add(view.round(generator, length));
            others.add(other.round(generator, length));
        }
        Round ofView = median(views);
        Round ofNative = median(others);
        return Line.of("Hot page, " + name + ", by " + generator.name(), rate(ofView))
                .against(
                        "native page of the same size",
                        rate(ofNative),
                        ofView.requestsPerSecond() / ofNative.requestsPerSecond())
                .withRatioOfAtLeast(LEAST);
    }

    private static Round median(List<Round> rounds) {
        rounds.sort(Comparator.comparingDouble(Round::requestsPerSecond));
        return rounds.get(rounds.size() / 2);
    }

    private static Figure rate(Round round) {
        var load = round.load();
        return Figure.rate(load.requestsPerSecond(), load.p50Micros(), load.p99Micros());
    }

    /** Each address has a moment of its own, so that nobody has asked for it before. */
    private Line cold(View view, String size, String natively)
            throws IOException, InterruptedException {
        Instant from = Instant.now().minus(Duration.ofHours(6));
        var turns = new AtomicLong();
        Clients views =
                clients(
                        turn -> view.cold(from.plusMillis(turns.getAndIncrement())),
                        view.headers());
        Clients others =
                clients(
                        turn ->
                                natively
                                        + "&createdAfter="
                                        + from.plusMillis(turns.getAndIncrement()),
                        PackagedGateway.VIEWER);
        Duration length = settings.span(Duration.ofSeconds(3), Duration.ofSeconds(1));
        views.closedLoop(settings.warmUp());
        others.closedLoop(settings.warmUp());
        var ofView = new Times();
        var ofNative = new Times();
        for (int round = 0; round < QUICK_ROUNDS; round++) {
            ofView.add(views.closedLoop(length));
            ofNative.add(others.closedLoop(length));
        }
        return Line.of(
                        "Cold page over HTTP, " + view.name() + size,
                        Figure.times(ofView.percentile(50), ofView.percentile(99)))
                .against(
                        "native page of the same size",
                        Figure.times(ofNative.percentile(50), ofNative.percentile(99)),
                        ofNative.percentile(50) / ofView.percentile(50))
                .withRatioOfAtLeast(LEAST);
    }

    private Clients clients(LongFunction<String> address, Map<String, String> headers) {
        return new Clients(
                gateway.url(), 1, turn -> Connection.request("GET", address.apply(turn), headers));
    }
}
