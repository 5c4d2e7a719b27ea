package io.replicagateway.app;

import io.replicagateway.model.SiteId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All sites that are read: those configured, and the simulated ones of a demo.
 *
 * @param warnings what should not stay as it is, one line each
 */
record Sites(List<SiteDefinition> all, List<String> warnings) {

    /**
     * @param ofFile sites that are configured in a file of their own
     * @throws ConfigurationException if anything is wrong with the configuration
     */
    static Sites of(GatewayConfig config, Map<String, GatewayConfig.Site> ofFile, DemoFleet demo) {
        var configuration = new Configuration(config, ofFile);
        List<SiteDefinition> configured = configuration.sites();
        List<SiteDefinition> simulated =
                config.demo()
                        ? demo.start(
                                config,
                                configuration.staleAfter(),
                                configuration.plan(DemoFleet.PAGE_SIZE))
                        : List.of();
        List<SiteDefinition> all = Stream.concat(configured.stream(), simulated.stream()).toList();
        refuseRepeats(all);
        return new Sites(all, configuration.warnings());
    }

    /** Only the demo can bring an id that is taken: among the configured sites, an id is a key. */
    private static void refuseRepeats(List<SiteDefinition> all) {
        Set<SiteId> ids = new HashSet<>();
        List<String> complaints =
                all.stream()
                        .map(site -> site.settings().id())
                        .filter(id -> !ids.add(id))
                        .map(
                                id ->
                                        "gateway.sites.\""
                                                + id
                                                + "\" is the id of a site of the demo too: rename it or set"
                                                + " gateway.demo=false")
                        .toList();
        if (!complaints.isEmpty()) {
            throw new ConfigurationException(complaints);
        }
    }
}
