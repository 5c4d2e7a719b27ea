package io.replicagateway.benchmark.http;

import io.replicagateway.benchmark.process.PackagedGateway;
import io.replicagateway.benchmark.report.Figure;
import io.replicagateway.benchmark.report.Line;
import io.replicagateway.benchmark.report.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Pages that nobody asked for before, one after the other over one connection. */
final class ColdPages {

    private final Settings settings;
    private final Gateway gateway;

    ColdPages(Settings settings, Gateway gateway) {
        this.settings = settings;
        this.gateway = gateway;
    }

    List<Line> measure() throws IOException, InterruptedException {
        Addresses addresses = Addresses.of(gateway, settings.sites());
        return List.of(
                line("Cold page over HTTP, index serves", addresses::indexed),
                line("Cold page over HTTP, all rows looked at", addresses::allRows));
    }

    private Line line(String scenario, LongFunction<String> address)
            throws IOException, InterruptedException {
        var turns = new AtomicLong();
        var client =
                new Clients(
                        gateway.url(),
                        1,
                        turn ->
                                Connection.request(
                                        "GET",
                                        address.apply(turns.getAndIncrement()),
                                        PackagedGateway.VIEWER));
        client.closedLoop(settings.span(Duration.ofSeconds(4), Duration.ofSeconds(1)));
        Times times =
                client.closedLoop(settings.span(Duration.ofSeconds(8), Duration.ofSeconds(2)));
        return Line.of(scenario, Figure.times(times.percentile(50), times.percentile(99)));
    }
}
