package io.replicagateway.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.replicagateway.store.StoreObserver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Shows whether last-good rows get to the disk, and what was found there. Where there is no store, shows nothing. */
@ApplicationScoped
class StoreMeters implements StoreObserver {

    private final MeterRegistry registry;
    private final AtomicBoolean up = new AtomicBoolean(true);

    StoreMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void opened() {
        Gauge.builder("gateway.store.up", () -> up.get() ? 1 : 0)
                .description("1 if the last attempt to write each file of the store was good")
                .register(registry);
        writes(true).increment(0);
        writes(false).increment(0);
        for (Load outcome : Load.values()) {
            loads(outcome).increment(0);
        }
    }

    @Override
    public void loaded(Load outcome) {
        loads(outcome).increment();
    }

    @Override
    public void written(boolean good) {
        writes(good).increment();
    }

    @Override
    public void isUp(boolean isUp) {
        up.set(isUp);
    }

    private Counter loads(Load outcome) {
        return Counter.builder("gateway.store.loads")
                .description("Files of the store that were found at the start")
                .tags("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Counter writes(boolean good) {
        return Counter.builder("gateway.store.writes")
                .description("Files of the store that were written")
                .tags("outcome", good ? "ok" : "failed")
                .register(registry);
    }
}
