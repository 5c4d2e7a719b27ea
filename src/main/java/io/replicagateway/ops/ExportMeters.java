package io.replicagateway.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.replicagateway.api.ExportObserver;
import io.replicagateway.api.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts exports by how they end. */
@ApplicationScoped
class ExportMeters implements ExportObserver {

    private final MeterRegistry registry;

    ExportMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Outcome outcome : Outcome.values()) {
            exports(Format.CSV, outcome).increment(0);
            exports(Format.NDJSON, outcome).increment(0);
        }
    }

    @Override
    public void ended(Format format, Outcome outcome) {
        exports(format, outcome).increment();
    }

    private Counter exports(Format format, Outcome outcome) {
        return Counter.builder("gateway.exports")
                .description("Exports by how they ended")
                .tags("format", format.label(), "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
