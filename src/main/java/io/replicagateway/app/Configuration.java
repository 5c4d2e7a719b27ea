package io.replicagateway.app;

import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.refresh.QuietHours;
import io.replicagateway.refresh.RefreshPlan;
import io.replicagateway.source.http.Fingerprints;
import io.replicagateway.source.http.SiteBudget;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what was configured into sites, or into a list of all that is wrong with it. */
final class Configuration {

    private static final int SHORTEST_SECRET = 16;

    private static final int GREATEST_PORT = 65_535;

    private static final double LOWEST_RATE = 0.01;

    private static final double HIGHEST_RATE = 10_000;

    private static final Duration SHORTEST_SPAN = Duration.ofMillis(1);

    private static final Duration LONGEST_SPAN = Duration.ofDays(366);

    private static final Pattern SHARE = Pattern.compile("(100|\\d{1,2})\\s*%?");

    private static final Pattern API_VERSION = Pattern.compile("[0-9]+\\.[0-9]+-rev[0-9]+");

    private final GatewayConfig config;
    private final Map<String, GatewayConfig.Site> ofFile;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

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
        return List.copyOf(warnings);
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
                        site(id, site).ifPresent(sites::add);
                    }
                });
        if (all.isEmpty() && !config.demo()) {
            complaints.add(
                    "no sites are configured: set gateway.sites.\"<id>\".kind, .url, .username and .password-file"
                            + " for each, or gateway.demo=true for a simulated fleet");
        } else if (sites.isEmpty() && complaints.isEmpty() && !config.demo()) {
            complaints.add(
                    "all sites are disabled: set gateway.sites.\"<id>\".enabled=true for one at least");
        }
        if (!complaints.isEmpty()) {
            throw new ConfigurationException(complaints);
        }
        return sites;
    }

    private GatewayConfig.Site twice(String id, GatewayConfig.Site main) {
        complaints.add(
                "gateway.sites.\""
                        + id
                        + "\" stands both in the main configuration and in the file of gateway.sites-file: remove it"
                        + " from one of them");
        return main;
    }

    private void checkWhatHoldsForAllSites() {
        span("gateway.sites-file-interval", config.sitesFileInterval());
        span("gateway.refresh.interval", config.refresh().interval());
        span("gateway.refresh.timeout", config.refresh().timeout());
        span("gateway.refresh.request-timeout", config.refresh().requestTimeout());
        span("gateway.refresh.full-interval", config.refresh().fullInterval());
        config.refresh().staleAfter().ifPresent(age -> span("gateway.refresh.stale-after", age));
        if (maxShrink().isEmpty()) {
            complaints.add(
                    "gateway.refresh.max-shrink must be a share such as 20%: "
                            + config.refresh().maxShrink());
        }
        if (config.refresh().maxBody().asLongValue() < 1) {
            complaints.add("gateway.refresh.max-body must be 1 or more");
        }
        wholeSeconds("gateway.rpo", config.rpo());
        atLeast("gateway.snapshots.keep", config.snapshots().keep(), 0);
        span("gateway.snapshots.max-age", config.snapshots().maxAge());
        if (config.store() == GatewayConfig.Store.REDIS) {
            complaints.add("gateway.store=redis is not available yet: set it to file or none");
        }
        atLeast("gateway.exports.max-concurrent", config.exports().maxConcurrent(), 1);
        span("gateway.exports.stall-timeout", config.exports().stallTimeout());
        if (config.cursors().secret().filter(Configuration::isTooShort).isPresent()) {
            complaints.add(
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

    private RefreshPlan plan(int pageSize, Optional<QuietHours> quietHours) {
        return new RefreshPlan(
                config.refresh().interval(),
                config.refresh().timeout(),
                config.refresh().fullInterval(),
                // What is no share is complained about elsewhere.
                maxShrink().orElse(0),
                pageSize,
                quietHours);
    }

    private Optional<QuietHours> quietHours(String key, GatewayConfig.Site site) {
        try {
            return site.quietHours().map(QuietHours::parse);
        } catch (IllegalArgumentException e) {
            complaints.add(key + "quiet-hours must be a part of a day: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<SiteDefinition> site(String id, GatewayConfig.Site site) {
        int before = complaints.size();
        String key = "gateway.sites.\"" + id + "\".";
        if (!SiteId.isValid(id)) {
            complaints.add(
                    "gateway.sites.\""
                            + id
                            + "\": a site id must be 1 to 63 of a-z, 0-9 and -, not starting with"
                            + " -; rename it");
        }
        Optional<SiteKind> kind = kind(key, site);
        Optional<URI> url = url(key, site);
        if (site.username().isEmpty()) {
            complaints.add(key + "username is missing: set the account that reads this site");
        }
        Optional<Supplier<String>> password = password(key, site);
        atLeast(key + "page-size", site.pageSize(), 1);
        atLeast(key + "max-concurrency", site.maxConcurrency(), 1);
        atLeast(key + "max-log-ons", site.maxLogOns(), 1);
        site.maxRequestsPerSecond().ifPresent(rate -> rate(key + "max-requests-per-second", rate));
        Optional<String> apiVersion = apiVersion(key, site);
        Optional<QuietHours> quietHours = quietHours(key, site);
        site.rpo().ifPresent(rpo -> wholeSeconds(key + "rpo", rpo));
        Optional<String> fingerprint = fingerprint(key, site);
        checkTrust(key, site);
        if (complaints.size() > before) {
            return Optional.empty();
        }
        return Optional.of(
                new SiteDefinition(
                        settings(id, kind.orElseThrow(), url.orElseThrow(), site),
                        url.orElseThrow(),
                        site.username().orElseThrow(),
                        password.orElseThrow(),
                        site.pageSize(),
                        new SiteBudget(
                                site.maxConcurrency(),
                                site.maxLogOns(),
                                site.maxRequestsPerSecond()),
                        apiVersion,
                        site.tls(),
                        fingerprint,
                        site.trustAll(),
                        plan(site.pageSize(), quietHours)));
    }

    /** The only certificate to trust; empty if none is named, and where the configuration is wrong. */
    private Optional<String> fingerprint(String key, GatewayConfig.Site site) {
        Optional<String> given = site.certificateFingerprint();
        Optional<String> fingerprint = given.flatMap(Fingerprints::parse);
        if (given.isPresent() && fingerprint.isEmpty()) {
            complaints.add(
                    key
                            + "certificate-fingerprint must be the SHA-256 of the site's certificate, 64"
                            + " hexadecimal digits with or without colons: "
                            + given.get());
        }
        return fingerprint;
    }

    private void checkTrust(String key, GatewayConfig.Site site) {
        boolean named = site.tls().isPresent();
        boolean pinned = site.certificateFingerprint().isPresent();
        if ((named && pinned) || (site.trustAll() && (named || pinned))) {
            complaints.add(
                    key + "tls, .certificate-fingerprint and .trust-all=true exclude each other");
        } else if (site.trustAll()) {
            warnings.add(
                    key
                            + "trust-all takes any certificate: whoever is in between can read the password;"
                            + " set certificate-fingerprint or tls");
        }
    }

    private SiteSettings settings(String id, SiteKind kind, URI url, GatewayConfig.Site site) {
        return new SiteSettings(
                new SiteId(id),
                site.name().orElse(id),
                kind,
                site.labels(),
                staleAfter(),
                site.rpo().orElse(config.rpo()),
                Origin.of(url, site.username().orElseThrow()));
    }

    /** The revision to speak; empty to find out, and where the configuration is wrong. */
    private Optional<String> apiVersion(String key, GatewayConfig.Site site) {
        String version = site.apiVersion();
        if (version.equals("auto")) {
            return Optional.empty();
        }
        if (!API_VERSION.matcher(version).matches()) {
            complaints.add(
                    key + "api-version must be auto or a revision such as 1.3-rev2: " + version);
            return Optional.empty();
        }
        return Optional.of(version);
    }

    private Optional<SiteKind> kind(String key, GatewayConfig.Site site) {
        Optional<SiteKind> kind =
                site.kind()
                        .flatMap(
                                text ->
                                        Arrays.stream(SiteKind.values())
                                                .filter(known -> known.label().equals(text))
                                                .findFirst());
        if (kind.isEmpty()) {
            complaints.add(key + "kind must be vbr or em: " + site.kind().orElse("it is missing"));
        }
        return kind;
    }

    private Optional<URI> url(String key, GatewayConfig.Site site) {
        if (site.url().isEmpty()) {
            complaints.add(
                    key
                            + "url is missing: set the address of the REST service, such as https://host:9419 (vbr) or"
                            + " https://host:9398 (em)");
            return Optional.empty();
        }
        Optional<URI> url = parsed(site.url().get()).filter(Configuration::isAddress);
        if (url.isEmpty()) {
            complaints.add(
                    key
                            + "url must be http(s)://host:port without user, password or query: "
                            + withoutSecrets(site.url().get()));
        } else if ("http".equals(url.get().getScheme())) {
            warnings.add(
                    key + "url is plain http: whoever can listen reads the password; set https");
        }
        return url;
    }

    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isAddress(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getPort() != 0
                && url.getPort() <= GREATEST_PORT
                && url.getQuery() == null
                && url.getUserInfo() == null;
    }

    /** An address may have been given with a password or a token in it. */
    private static String withoutSecrets(String url) {
        return url.replaceFirst("//.*@", "//…@").replaceFirst("\\?.*", "?…");
    }

    private Optional<Supplier<String>> password(String key, GatewayConfig.Site site) {
        if (site.password().isPresent() == site.passwordFile().isPresent()) {
            complaints.add(key + "password-file or " + key + "password must be set, one of them");
            return Optional.empty();
        }
        if (site.password().isPresent()) {
            return Optional.of(new GivenPassword(site.password().get()));
        }
        Path path = Path.of(site.passwordFile().orElseThrow());
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            complaints.add(
                    key
                            + "password-file does not exist or cannot be read: "
                            + path.toAbsolutePath());
            return Optional.empty();
        }
        return Optional.of(new PasswordFile(path));
    }

    private void atLeast(String key, int value, int least) {
        if (value < least) {
            complaints.add(key + " must be " + least + " or more: " + value);
        }
    }

    private void rate(String key, double perSecond) {
        if (!(perSecond >= LOWEST_RATE && perSecond <= HIGHEST_RATE)) {
            complaints.add(
                    key
                            + " must be from "
                            + LOWEST_RATE
                            + " to "
                            + HIGHEST_RATE
                            + ": "
                            + perSecond);
        }
    }

    private void span(String key, Duration duration) {
        if (duration.compareTo(SHORTEST_SPAN) < 0 || duration.compareTo(LONGEST_SPAN) > 0) {
            complaints.add(key + " must be from a millisecond to a year: " + duration);
        }
    }

    private void wholeSeconds(String key, Duration duration) {
        if (duration.toSeconds() < 1
                || duration.getNano() != 0
                || duration.toSeconds() > Integer.MAX_VALUE) {
            complaints.add(
                    key
                            + " must be a whole number of seconds, 1 to "
                            + Integer.MAX_VALUE
                            + ": "
                            + duration);
        }
    }
}
