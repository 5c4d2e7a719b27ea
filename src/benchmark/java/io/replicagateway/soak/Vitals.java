package io.replicagateway.soak;

import io.replicagateway.benchmark.http.Connection;
import io.replicagateway.benchmark.process.Jcmd;
import io.replicagateway.benchmark.process.PackagedGateway;
import io.replicagateway.benchmark.process.Workspace;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the gateway holds at a moment; -1 stands for what this system does not tell.
 *
 * @param heap bytes of the objects that are left after a full collection
 * @param direct bytes outside the heap: buffers of Java's, and of Netty's pools
 * @param threads that are alive
 * @param sockets that are open
 * @param descriptors files and sockets that are open
 * @param sessions that are open at each site, by what the site says
 */
record Vitals(
        long heap,
        long direct,
        int threads,
        int sockets,
        int descriptors,
        Map<String, Integer> sessions) {

    private static final int UNKNOWN = -1;
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)");

    /**
     * Looks.
     *
     * @param name of the file that keeps what the heap holds, by class
     */
    static Vitals of(PackagedGateway gateway, Sites sites, String name)
            throws IOException, InterruptedException {
        long process = gateway.process().handle().pid();
        Jcmd.ask(process, "GC.run");
        List<String> histogram = Jcmd.ask(process, "GC.class_histogram");
        Files.write(Workspace.directory("").resolve("heap-" + name + ".txt"), histogram);
        Files.write(
                Workspace.directory("").resolve("threads-" + name + ".txt"),
                Jcmd.ask(process, "Thread.print"));
        String metrics = metrics(gateway);
        return new Vitals(
                total(histogram),
                sum(metrics, "jvm_buffer_memory_used_bytes{")
                        + sum(metrics, "netty_allocator_memory_used{.*memory_type=\"direct\""),
                (int) sum(metrics, "jvm_threads_live_threads"),
                open(process, "socket:"),
                open(process, ""),
                sites.sessions());
    }

    private static long total(List<String> histogram) {
        return histogram.stream()
                .map(TOTAL::matcher)
                .filter(Matcher::find)
                .mapToLong(total -> Long.parseLong(total.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("jcmd does not tell the heap"));
    }

    private static String metrics(PackagedGateway gateway) throws IOException {
        try (var connection = new Connection(gateway.url())) {
            return connection
                    .exchange(Connection.request("GET", "/q/metrics", PackagedGateway.VIEWER))
                    .text();
        }
    }

    /** The sum of the meters whose lines begin so. */
    private static long sum(String metrics, String beginning) {
        Pattern wanted = Pattern.compile("^" + beginning.replace("{", "\\{"));
        return metrics.lines()
                .filter(line -> wanted.matcher(line).find())
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** How many open descriptors lead to what begins so, by Linux's {@code /proc}. */
    private static int open(long process, String target) {
        int open = 0;
        try (DirectoryStream<Path> descriptors =
                Files.newDirectoryStream(Path.of("/proc/" + process + "/fd"))) {
            for (Path descriptor : descriptors) {
                open += leadsTo(descriptor, target) ? 1 : 0;
            }
            return open;
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }

    private static boolean leadsTo(Path descriptor, String target) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith(target);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /** The most sessions that any site has open. */
    int mostSessions() {
        return sessions.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** How many sessions are open in all. */
    int allSessions() {
        return sessions.values().stream().mapToInt(Integer::intValue).sum();
    }
}
