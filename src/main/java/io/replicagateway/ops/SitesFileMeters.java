package io.replicagateway.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** Shows whether the file with the sites is what the sites are. Where there is no such file, shows nothing. */
@Singleton
public final class SitesFileMeters {

    private final MeterRegistry registry;
    private final AtomicBoolean up = new AtomicBoolean(true);

    /**
     * @param registry where they are shown
     */
    public SitesFileMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** There is a file, and the sites are those that it says. */
    public void opened() {
        Gauge.builder("gateway.sites.file.up", () -> up.get() ? 1 : 0)
                .description("1 if the sites are those that the file with the sites says")
                .register(registry);
        reloads("taken").increment(0);
        reloads("refused").increment(0);
    }

    /** The file has changed, and so have the sites. */
    public void taken() {
        reloads("taken").increment();
    }

    /** The file has changed, or cannot be read any more, and the sites are what they were. */
    public void refused() {
        reloads("refused").increment();
    }

    /** Whether the sites are those that the file says now. */
    public void isUp(boolean isUp) {
        up.set(isUp);
    }

    private Counter reloads(String outcome) {
        return Counter.builder("gateway.sites.file.reloads")
                .description("Changes of the file with the sites")
                .tags("outcome", outcome)
                .register(registry);
    }
}
