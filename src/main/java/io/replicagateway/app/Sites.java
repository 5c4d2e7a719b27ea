package io.replicagateway.app;

import java.util.List;
import java.util.stream.Stream;

/**
 * All sites that are read: those configured, and the simulated ones of a demo.
 *
 * @param warnings what should not stay as it is, one line each
 */
record Sites(List<SiteDefinition> all, List<String> warnings) {

    /**
     * @throws ConfigurationException if anything is wrong with the configuration
     */
    static Sites of(GatewayConfig config, DemoFleet demo) {
        var configuration = new Configuration(config);
        List<SiteDefinition> configured = configuration.sites();
        List<SiteDefinition> simulated =
                config.demo() ? demo.start(config, configuration.staleAfter()) : List.of();
        return new Sites(
                Stream.concat(configured.stream(), simulated.stream()).toList(),
                configuration.warnings());
    }
}
