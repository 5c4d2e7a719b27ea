package io.replicagateway.benchmark.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.replicagateway.benchmark.process.Child;
import io.replicagateway.benchmark.process.Cores;
import io.replicagateway.benchmark.process.Jcmd;
import io.replicagateway.benchmark.process.PackagedGateway;
import io.replicagateway.benchmark.process.Workspace;
import io.replicagateway.benchmark.report.Machine;
import io.replicagateway.benchmark.report.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The packaged gateway on a core of its own, and simulated sites that it has read. Only callers with a key are answered,
 * and all is metered, as in production.
 */
final class Gateway implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_READ = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Child sites;
    private final PackagedGateway packaged;

    private Gateway(Child sites, PackagedGateway packaged) {
        this.sites = sites;
        this.packaged = packaged;
    }

    /**
     * Starts sites and gateway, and waits until all sites have been read. From then on they are read only on demand.
     *
     * @param settings how many sites, replicas and restore points there are
     */
    static Gateway start(Settings settings, Cores cores) throws IOException, InterruptedException {
        Child sites =
                Child.start(
                        "sites of the gateway",
                        Workspace.directory(""),
                        cores.load(
                                Child.java(
                                        List.of("-Xmx3g"),
                                        SimulatedSites.class.getName(),
                                        "" + settings.sites(),
                                        "" + settings.replicasPerSite(),
                                        "" + settings.pointsPerSite())));
        PackagedGateway packaged = null;
        try {
            sites.await(Pattern.compile("^ready$"), LONGEST_START);
            packaged =
                    PackagedGateway.start(
                            "gateway",
                            List.of("-Xmx2g", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20"),
                            settings(sites.output()),
                            cores::server);
            var gateway = new Gateway(sites, packaged);
            gateway.awaitAllSites();
            gateway.settle();
            return gateway;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            if (packaged != null) {
                packaged.close();
            }
            sites.close();
            throw failed;
        }
    }

    private static List<String> settings(List<String> sites) {
        List<String> lines = new ArrayList<>();
        lines.add("gateway.refresh.interval=24H");
        lines.add("gateway.refresh.timeout=10M");
        lines.add("gateway.refresh.request-timeout=2M");
        lines.addAll(PackagedGateway.sites(sites));
        return lines;
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

    /** Collects all garbage: reading every site at once leaves some that in production is long gone. */
    private void settle() throws IOException, InterruptedException {
        Jcmd.ask(process().handle().pid(), "GC.run");
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
        return new Target(url(), path, PackagedGateway.VIEWER);
    }

    /** Its process. */
    Child process() {
        return packaged.process();
    }

    URI url() {
        return packaged.url();
    }

    /** Has every site change what it holds. */
    void changeSites() throws IOException {
        sites.tell("");
    }

    /** The memory that the process occupies, in bytes; 0 where the system does not tell. */
    long residentBytes() {
        String file = "/proc/" + process().handle().pid() + "/status";
        return 1024 * Long.parseLong(Machine.told(file, "VmRSS", "0").replaceAll("\\D", ""));
    }

    /** The heap that is left in use after a full collection, in bytes. */
    long heldHeapBytes() throws IOException, InterruptedException {
        settle();
        return heapBytes();
    }

    private long heapBytes() throws IOException {
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
        packaged.close();
        sites.close();
    }
}
