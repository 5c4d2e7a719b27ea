package io.replicagateway.benchmark.http;

import io.replicagateway.benchmark.process.PackagedGateway;
import io.replicagateway.benchmark.report.Figure;
import io.replicagateway.benchmark.report.Line;
import io.replicagateway.benchmark.report.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** All restore points in one answer, to a reader that takes its time. */
final class Export {

    private static final int NOT_ACCEPTABLE = 406;
    private static final int OK = 200;
    private static final int CHUNK = 64 * 1024;
    private static final int BYTES_PER_SECOND = 20_000_000;
    private static final double MOST_HELD_BYTES = 64 << 20;
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final Settings settings;
    private final Gateway gateway;

    Export(Settings settings, Gateway gateway) {
        this.settings = settings;
        this.gateway = gateway;
    }

    /** What the process occupied at most, in bytes; the heap after full collections. */
    private static final class Peak {
        private long resident;
        private long heap;

        void look(Gateway gateway) throws IOException, InterruptedException {
            heap = Math.max(heap, gateway.heldHeapBytes());
            resident = Math.max(resident, gateway.residentBytes());
        }
    }

    List<Line> measure() throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        for (String type : List.of("application/x-ndjson", "text/csv")) {
            lines.add(line("Export as " + type, type));
        }
        return lines;
    }

    private Line line(String scenario, String type) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.url().resolve("/v1/restore-points"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Accept", type);
        PackagedGateway.VIEWER.forEach(request::header);
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient()
                        .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() == NOT_ACCEPTABLE) {
                return Line.of(scenario, Figure.none("skipped: the gateway does not export"));
            }
            if (response.statusCode() != OK) {
                throw new IllegalStateException(response.statusCode() + " for " + type);
            }
            return read(scenario, body);
        }
    }

    private Line read(String scenario, InputStream body) throws IOException, InterruptedException {
        var before = new Peak();
        before.look(gateway);
        var during = new Peak();
        Duration longest = settings.span(Duration.ofSeconds(20), Duration.ofSeconds(5));
        byte[] chunk = new byte[CHUNK];
        long begun = System.nanoTime();
        long nextLook = begun;
        long bytes = 0;
        long rows = 0;
        int read = body.read(chunk);
        while (read >= 0 && System.nanoTime() - begun < longest.toNanos()) {
            bytes += read;
            rows += lines(chunk, read);
            LockSupport.parkNanos(
                    begun + bytes * 1_000_000_000 / BYTES_PER_SECOND - System.nanoTime());
            if (System.nanoTime() > nextLook) {
                during.look(gateway);
                nextLook = System.nanoTime() + LOOK.toNanos();
            }
            read = body.read(chunk);
        }
        double held = during.heap - before.heap;
        double resident = during.resident - before.resident;
        return Line.of(
                        String.format(
                                "%s to a reader of %d MB/s, %,d rows: heap held besides%s",
                                scenario,
                                BYTES_PER_SECOND / 1_000_000,
                                rows,
                                read < 0 ? "" : " (stopped before the end)"),
                        new Figure(
                                String.format(
                                        "%+,.1f MB (RSS %+,.0f MB)", held / 1e6, resident / 1e6),
                                Map.of(
                                        "heldHeapBytes", held,
                                        "residentGrowthBytes", resident,
                                        "rows", (double) rows)))
                .aimingAt("≤ 64 MiB", held <= MOST_HELD_BYTES);
    }

    private static long lines(byte[] chunk, int length) {
        long lines = 0;
        for (int place = 0; place < length; place++) {
            lines += chunk[place] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
