package io.replicagateway.benchmark.http;

import io.replicagateway.benchmark.http.Contestant.Round;
import io.replicagateway.benchmark.http.LoadGenerator.Load;
import io.replicagateway.benchmark.process.Child;
import io.replicagateway.benchmark.process.Cores;
import io.replicagateway.benchmark.process.Tools;
import io.replicagateway.benchmark.process.Workspace;
import io.replicagateway.benchmark.report.Figure;
import io.replicagateway.benchmark.report.Line;
import io.replicagateway.benchmark.report.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A page that was asked for before, and the very same bytes from other servers on the same core. Servers take turns in
 * several rounds, and the median round counts, so that a busy moment of the machine hits none alone.
 */
final class HotPages {

    private static final String PAGE = "/v1/restore-points?limit=125";
    private static final int ROUNDS = 5;
    private static final int QUICK_ROUNDS = 3;
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final double OF_RAW = 0.8;
    private static final double OF_NGINX = 1.0;

    private final Settings settings;
    private final Cores cores;
    private final Gateway gateway;
    private final LoadGenerator generator = LoadGenerator.best();
    private final Map<String, Contestant> contestants = new LinkedHashMap<>();

    HotPages(Settings settings, Cores cores, Gateway gateway) {
        this.settings = settings;
        this.cores = cores;
        this.gateway = gateway;
    }

    List<Line> measure() throws IOException, InterruptedException {
        Target page = gateway.target(PAGE);
        ReadyAnswer ready = ReadyAnswer.of(page);
        Path directory = Workspace.directory("raw");
        ready.write(directory);
        enter("gateway", ready, page, gateway.process());
        String tag = ready.plain().headers().get("etag");
        contestants.put(
                "gateway 304",
                new Contestant(
                        ReadyAnswer.with(page, Map.of("If-None-Match", tag)), gateway.process()));
        try (Child raw = startRaw(directory)) {
            Target rawPage = at(page, url(raw));
            enter("raw", ready, rawPage, raw);
            Optional<Path> nginx = Tools.find("nginx");
            if (nginx.isEmpty()) {
                return lines(ready, medians());
            }
            try (Nginx proxy = Nginx.start(nginx.get(), cores, rawPage.server())) {
                enter("nginx", ready, at(page, proxy.url()), proxy.process());
                if (proxy.cached() != 2) {
                    throw new IllegalStateException("nginx does not keep the page's two forms");
                }
                return lines(ready, medians());
            }
        }
    }

    private Child startRaw(Path directory) {
        return Child.start(
                "raw server",
                directory,
                cores.server(
                        Child.java(
                                List.of("-Xmx256m", "-XX:+UseG1GC"),
                                RawServer.class.getName(),
                                directory.toString())));
    }

    private static URI url(Child server) throws InterruptedException {
        return URI.create(
                server.await(Pattern.compile("Listening on: (\\S+)"), LONGEST_START).group(1));
    }

    private static Target at(Target page, URI server) {
        return new Target(server, page.path(), page.headers());
    }

    /** Takes part with both forms of the page, if it answers with the right bytes. */
    private void enter(String name, ReadyAnswer ready, Target page, Child server)
            throws IOException {
        ready.checkSameAt(page);
        contestants.put(name + " plain", new Contestant(page, server));
        contestants.put(
                name + " gzip", new Contestant(ReadyAnswer.with(page, ReadyAnswer.GZIP), server));
    }

    /** The median round of each. */
    private Map<String, Round> medians() throws IOException, InterruptedException {
        Duration length = settings.span(Duration.ofSeconds(3), Duration.ofSeconds(1));
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (Map.Entry<String, Contestant> contestant : contestants.entrySet()) {
            contestant.getValue().round(generator, settings.warmUp());
            rounds.put(contestant.getKey(), new ArrayList<>());
        }
        for (int number = 0; number < (settings.quick() ? QUICK_ROUNDS : ROUNDS); number++) {
            for (Map.Entry<String, Contestant> contestant : contestants.entrySet()) {
                rounds.get(contestant.getKey()).add(contestant.getValue().round(generator, length));
            }
        }
        Map<String, Round> medians = new LinkedHashMap<>();
        rounds.forEach(
                (name, all) -> {
                    all.sort(Comparator.comparingDouble(Round::requestsPerSecond));
                    medians.put(name, all.get(all.size() / 2));
                });
        return medians;
    }

    private List<Line> lines(ReadyAnswer ready, Map<String, Round> medians) {
        List<Line> lines = new ArrayList<>();
        Map<String, Integer> forms = new LinkedHashMap<>();
        forms.put("plain", ready.plain().body().length);
        forms.put("gzip", ready.gzip().body().length);
        forms.forEach(
                (form, bytes) -> {
                    String scenario = scenario(form + String.format(", %.1f kB", bytes / 1000.0));
                    Round page = medians.get("gateway " + form);
                    lines.addAll(
                            beside(
                                    scenario,
                                    page,
                                    "raw Vert.x",
                                    medians.get("raw " + form),
                                    OF_RAW));
                    Round nginx = medians.get("nginx " + form);
                    lines.addAll(
                            nginx == null
                                    ? List.of(withoutNginx(scenario))
                                    : beside(scenario, page, "nginx proxy_cache", nginx, OF_NGINX));
                });
        lines.add(Line.of(scenario("304"), rate(medians.get("gateway 304"))));
        return lines;
    }

    private String scenario(String form) {
        return "Hot page, "
                + form
                + ", by "
                + generator.name()
                + (cores.assigned() ? "" : ", cores not assigned");
    }

    private static Line withoutNginx(String scenario) {
        return Line.of(scenario + ", beside nginx", Figure.none("skipped: nginx is not installed"));
    }

    private static List<Line> beside(
            String scenario, Round page, String name, Round other, double least) {
        return List.of(
                Line.of(scenario, rate(page))
                        .against(
                                name,
                                rate(other),
                                page.requestsPerSecond() / other.requestsPerSecond())
                        .withRatioOfAtLeast(least),
                Line.of(scenario + ": CPU time a request", Figure.time(page.cpuMicros()))
                        .against(
                                name,
                                Figure.time(other.cpuMicros()),
                                other.cpuMicros() / page.cpuMicros()));
    }

    private static Figure rate(Round round) {
        Load load = round.load();
        return Figure.rate(load.requestsPerSecond(), load.p50Micros(), load.p99Micros());
    }
}
