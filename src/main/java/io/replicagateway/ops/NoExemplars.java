package io.replicagateway.ops;

import io.prometheus.client.exemplars.ExemplarSampler;
import io.quarkus.arc.Unremovable;
import io.quarkus.micrometer.runtime.export.exemplars.NoopOpenTelemetryExemplarContextUnwrapper;
import io.quarkus.micrometer.runtime.export.exemplars.OpenTelemetryContextUnwrapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Leaves traces out of the metrics, and looking for them out of the hot path: Quarkus would have every counter and timer do
 * so, with traces on or off. It stands in for what application.properties excludes, and is looked up at run time.
 */
class NoExemplars {

    @Produces
    @Unremovable
    Optional<ExemplarSampler> sampler() {
        return Optional.empty();
    }

    @Produces
    @Singleton
    @Unremovable
    OpenTelemetryContextUnwrapper unwrapper() {
        return new NoopOpenTelemetryExemplarContextUnwrapper();
    }
}
