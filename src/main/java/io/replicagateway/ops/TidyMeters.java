package io.replicagateway.ops;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Has libraries' meters follow the conventions of Prometheus, as its own linter checks them: each has a help text, and
 * those whose names it objects to, and which say nothing that others do not, are left out.
 */
class TidyMeters {

    /** Said as well by {@code process.cpu.usage}, by the node, and by {@code http.server.active.connections}. */
    private static final Set<String> LEFT_OUT =
            Set.of("process.cpu.time", "system.cpu.count", "http.server.connections");

    @Produces
    @Singleton
    MeterFilter tidy() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getDescription() == null ? described(id) : id;
            }

            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return LEFT_OUT.contains(id.getName())
                        ? MeterFilterReply.DENY
                        : MeterFilterReply.NEUTRAL;
            }
        };
    }

    private static Meter.Id described(Meter.Id id) {
        return new Meter.Id(
                id.getName(),
                Tags.of(id.getTagsAsIterable()),
                id.getBaseUnit(),
                id.getName().replace('.', ' '),
                id.getType());
    }
}
