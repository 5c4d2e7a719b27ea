package io.replicagateway.benchmark.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.replicagateway.benchmark.process.Child;
import io.replicagateway.benchmark.process.Cores;
import io.replicagateway.benchmark.report.Machine;
import io.replicagateway.benchmark.report.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The packaged gateway on a core of its own, and simulated sites that it has read. Only callers with a key are answered,
 * and all is metered, as in production.
 */
final class Gateway implements AutoCloseable {

    static final Map<String, String> VIEWER = Map.of("X-Api-Key", "viewer-of-the-benchmark");
    static final Map<String, String> OPERATOR = Map.of("X-Api-Key", "operator-of-the-benchmark");

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_READ = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Pattern SITE = Pattern.compile("(site-\\d+) (vbr|em) (http\\S+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Child sites;
    private final Child process;
    private final URI url;

    private Gateway(Child sites, Child process, URI url) {
        this.sites = sites;
        this.process = process;
        this.url = url;
    }

    /**
     * Starts sites and gateway, and waits until all sites have been read. From then on they are read only on demand.
     *
     * @param count how many sites; how many replicas and restore points each has
     */
    static Gateway start(String name, Cores cores, int count, int replicas, int points)
            throws IOException, InterruptedException {
        Child sites =
                Child.start(
                        "sites of " + name,
                        Settings.directory(""),
                        cores.load(
                                Child.java(
                                        List.of("-Xmx3g"),
                                        SimulatedSites.class.getName(),
                                        "" + count,
                                        "" + replicas,
                                        "" + points)));
        Child process = null;
        try {
            sites.await(Pattern.compile("^ready$"), LONGEST_START);
            Path directory = Settings.directory(name);
            configure(directory, sites.output());
            process = Child.start(name, directory, cores.server(command()));
            String url =
                    process.await(Pattern.compile("Listening on: (http://\\S+)"), LONGEST_START)
                            .group(1);
            var gateway = new Gateway(sites, process, URI.create(url));
            gateway.awaitAllSites();
            return gateway;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            if (process != null) {
                process.close();
            }
            sites.close();
            throw failed;
        }
    }

    private static List<String> command() {
        List<String> command = Child.java(List.of("-Xmx2g", "-Dquarkus.http.port=0"));
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static void configure(Path directory, List<String> sites) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("gateway.auth.mode=local");
        lines.add("gateway.auth.api-keys.viewer.sha256=" + sha256(VIEWER));
        lines.add("gateway.auth.api-keys.viewer.roles=viewer");
        lines.add("gateway.auth.api-keys.operator.sha256=" + sha256(OPERATOR));
        lines.add("gateway.auth.api-keys.operator.roles=operator");
        lines.add("gateway.refresh.interval=24H");
        lines.add("gateway.refresh.timeout=10M");
        lines.add("gateway.refresh.request-timeout=2M");
        sites.stream()
                .map(SITE::matcher)
                .filter(site -> site.matches())
                .forEach(
                        site -> {
                            String key = "gateway.sites." + site.group(1) + ".";
                            lines.add(key + "kind=" + site.group(2));
                            lines.add(key + "url=" + site.group(3));
                            lines.add(key + "username=gateway");
                            lines.add(key + "password=secret");
                        });
        Path config = Files.createDirectories(directory.resolve("config"));
        Files.write(config.resolve("application.properties"), lines);
    }

    private static String sha256(Map<String, String> headers) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            headers.get("X-Api-Key")
                                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private void awaitAllSites() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_READ.toNanos();
        while (!sites().path("fleet").path("complete").asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not all sites were read in time");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** The sites and how they are. */
    JsonNode sites() throws IOException {
        return json("/v1/sites");
    }

    /** What an address answers. */
    JsonNode json(String path) throws IOException {
        return JSON.readTree(target(path).ask().body());
    }

    /** How many snapshots were published since the start: one with each refresh that ended. */
    long snapshots() throws IOException {
        String id = sites().path("fleet").path("snapshot").asText();
        return Long.parseLong(id.substring(id.indexOf('-') + 1));
    }

    /** An address of the gateway with the key of a viewer. */
    Target target(String path) {
        return new Target(url, path, VIEWER);
    }

    /** Its process. */
    Child process() {
        return process;
    }

    URI url() {
        return url;
    }

    /** Has every site change what it holds. */
    void changeSites() throws IOException {
        sites.nudge();
    }

    /** The memory that the process occupies, in bytes; 0 where the system does not tell. */
    long residentBytes() {
        String file = "/proc/" + process.handle().pid() + "/status";
        return 1024 * Long.parseLong(Machine.told(file, "VmRSS", "0").replaceAll("\\D", ""));
    }

    /** The heap that is in use, garbage included, in bytes. */
    long heapBytes() throws IOException {
        return target("/q/metrics")
                .ask()
                .text()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.split("} ")[1]))
                .sum();
    }

    @Override
    public void close() {
        process.close();
        sites.close();
    }
}
