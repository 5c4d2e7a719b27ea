package io.replicagateway.app;

import io.replicagateway.refresh.QuietHours;
import io.replicagateway.refresh.RefreshPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what was configured into sites, or into a list of all that is wrong with it. */
final class Configuration {

    private static final int SHORTEST_SECRET = 16;

    private static final Pattern SHARE = Pattern.compile("(100|\\d{1,2})\\s*%?");

    private final GatewayConfig config;
    private final Map<String, GatewayConfig.Site> ofFile;
    private final Findings findings = new Findings();

    Configuration(GatewayConfig config) {
        this(config, Map.of());
    }

    /**
     * @param ofFile sites that are configured in a file of their own
     */
    Configuration(GatewayConfig config, Map<String, GatewayConfig.Site> ofFile) {
        this.config = config;
        this.ofFile = ofFile;
    }

    /** What should not stay as it is, though the gateway can start with it: one line each. */
    List<String> warnings() {
        return findings.warnings();
    }

    /**
     * The sites that are enabled.
     *
     * @throws ConfigurationException if anything about the sites or their refreshing is wrong
     */
    List<SiteDefinition> sites() {
        checkWhatHoldsForAllSites();
        List<SiteDefinition> sites = new ArrayList<>();
        Map<String, GatewayConfig.Site> all = new LinkedHashMap<>(config.sites());
        ofFile.forEach((id, site) -> all.merge(id, site, (main, other) -> twice(id, main)));
        all.forEach(
                (id, site) -> {
                    if (site.enabled()) {
                        var configured = new SiteConfiguration(id, site, findings);
                        configured.definition(this).ifPresent(sites::add);
                    }
                });
        if (all.isEmpty() && !config.demo()) {
            findings.complain(
                    "no sites are configured: set gateway.sites.\"<id>\".kind, .url, .username and .password-file"
                            + " for each, or gateway.demo=true for a simulated fleet");
        } else if (sites.isEmpty() && findings.complaints() == 0 && !config.demo()) {
            findings.complain(
                    "all sites are disabled: set gateway.sites.\"<id>\".enabled=true for one at least");
        }
        findings.throwComplaints();
        return sites;
    }

    private GatewayConfig.Site twice(String id, GatewayConfig.Site main) {
        findings.complain(
                "gateway.sites.\""
                        + id
                        + "\" stands both in the main configuration and in the file of gateway.sites-file: remove it"
                        + " from one of them");
        return main;
    }

    private void checkWhatHoldsForAllSites() {
        findings.span("gateway.sites-file-interval", config.sitesFileInterval());
        findings.span("gateway.refresh.interval", config.refresh().interval());
        findings.span("gateway.refresh.timeout", config.refresh().timeout());
        findings.span("gateway.refresh.request-timeout", config.refresh().requestTimeout());
        findings.span("gateway.refresh.full-interval", config.refresh().fullInterval());
        config.refresh()
                .staleAfter()
                .ifPresent(age -> findings.span("gateway.refresh.stale-after", age));
        if (maxShrink().isEmpty()) {
            findings.complain(
                    "gateway.refresh.max-shrink must be a share such as 20%: "
                            + config.refresh().maxShrink());
        }
        if (config.refresh().maxBody().asLongValue() < 1) {
            findings.complain("gateway.refresh.max-body must be 1 or more");
        }
        findings.span("gateway.rescan.timeout", config.rescan().timeout());
        findings.wholeSeconds("gateway.rpo", config.rpo());
        findings.atLeast("gateway.snapshots.keep", config.snapshots().keep(), 0);
        findings.span("gateway.snapshots.max-age", config.snapshots().maxAge());
        if (config.store() == GatewayConfig.Store.REDIS) {
            findings.complain("gateway.store=redis is not available yet: set it to file or none");
        }
        findings.atLeast("gateway.exports.max-concurrent", config.exports().maxConcurrent(), 1);
        findings.span("gateway.exports.stall-timeout", config.exports().stallTimeout());
        if (config.cursors().secret().filter(Configuration::isTooShort).isPresent()) {
            findings.complain(
                    "gateway.cursors.secret must have " + SHORTEST_SECRET + " characters or more");
        }
    }

    private static boolean isTooShort(String secret) {
        return secret.length() < SHORTEST_SECRET;
    }

    /** How old rows may be and still count as fresh. */
    Duration staleAfter() {
        return config.refresh()
                .staleAfter()
                .orElseGet(() -> config.refresh().interval().multipliedBy(3));
    }

    /** The target age of a replica's newest restore point, where a site sets none. */
    Duration rpo() {
        return config.rpo();
    }

    /** The share of rows that a whole read may lose, in a hundred; empty if it is none. */
    private OptionalInt maxShrink() {
        Matcher share = SHARE.matcher(config.refresh().maxShrink().strip());
        return share.matches()
                ? OptionalInt.of(Integer.parseInt(share.group(1)))
                : OptionalInt.empty();
    }

    /**
     * How sites are refreshed that set nothing else.
     *
     * @param pageSize what fits one page is read whole each time
     */
    RefreshPlan plan(int pageSize) {
        return plan(pageSize, Optional.empty());
    }

    RefreshPlan plan(int pageSize, Optional<QuietHours> quietHours) {
        return new RefreshPlan(
                config.refresh().interval(),
                config.refresh().timeout(),
                config.refresh().fullInterval(),
                // What is no share is complained about elsewhere.
                maxShrink().orElse(0),
                pageSize,
                quietHours);
    }
}
