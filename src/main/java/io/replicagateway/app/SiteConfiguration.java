package io.replicagateway.app;

import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.refresh.QuietHours;
import io.replicagateway.source.http.Fingerprints;
import io.replicagateway.source.http.SiteBudget;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Turns what was configured of one site into its definition, or into complaints. */
final class SiteConfiguration {

    private static final int GREATEST_PORT = 65_535;

    private static final Pattern API_VERSION = Pattern.compile("[0-9]+\\.[0-9]+-rev[0-9]+");

    private final String id;
    private final String key;
    private final GatewayConfig.Site site;
    private final Findings findings;

    SiteConfiguration(String id, GatewayConfig.Site site, Findings findings) {
        this.id = id;
        this.key = "gateway.sites.\"" + id + "\".";
        this.site = site;
        this.findings = findings;
    }

    /**
     * The site; empty if anything about it is wrong.
     *
     * @param fleet what holds for all sites
     */
    Optional<SiteDefinition> definition(Configuration fleet) {
        int before = findings.complaints();
        if (!SiteId.isValid(id)) {
            findings.complain(
                    "gateway.sites.\""
                            + id
                            + "\": a site id must be 1 to 63 of a-z, 0-9 and -, not starting with"
                            + " -; rename it");
        }
        Optional<SiteKind> kind = kind();
        Optional<URI> url = url();
        if (site.username().isEmpty()) {
            findings.complain(key + "username is missing: set the account that reads this site");
        }
        Optional<Supplier<String>> password = password();
        findings.atLeast(key + "page-size", site.pageSize(), 1);
        findings.atLeast(key + "max-concurrency", site.maxConcurrency(), 1);
        findings.atLeast(key + "max-log-ons", site.maxLogOns(), 1);
        site.maxRequestsPerSecond()
                .ifPresent(rate -> findings.rate(key + "max-requests-per-second", rate));
        Optional<String> apiVersion = apiVersion();
        Optional<QuietHours> quietHours = quietHours();
        site.rpo().ifPresent(rpo -> findings.wholeSeconds(key + "rpo", rpo));
        Optional<String> fingerprint = fingerprint();
        checkTrust();
        if (findings.complaints() > before) {
            return Optional.empty();
        }
        return Optional.of(
                new SiteDefinition(
                        settings(fleet, kind.orElseThrow(), url.orElseThrow()),
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
                        fleet.plan(site.pageSize(), quietHours)));
    }

    private Optional<QuietHours> quietHours() {
        try {
            return site.quietHours().map(QuietHours::parse);
        } catch (IllegalArgumentException e) {
            findings.complain(key + "quiet-hours must be a part of a day: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The only certificate to trust; empty if none is named, and where the configuration is wrong. */
    private Optional<String> fingerprint() {
        Optional<String> given = site.certificateFingerprint();
        Optional<String> fingerprint = given.flatMap(Fingerprints::parse);
        if (given.isPresent() && fingerprint.isEmpty()) {
            findings.complain(
                    key
                            + "certificate-fingerprint must be the SHA-256 of the site's certificate, 64"
                            + " hexadecimal digits with or without colons: "
                            + given.get());
        }
        return fingerprint;
    }

    private void checkTrust() {
        boolean named = site.tls().isPresent();
        boolean pinned = site.certificateFingerprint().isPresent();
        if ((named && pinned) || (site.trustAll() && (named || pinned))) {
            findings.complain(
                    key + "tls, .certificate-fingerprint and .trust-all=true exclude each other");
        } else if (site.trustAll()) {
            findings.warn(
                    key
                            + "trust-all takes any certificate: whoever is in between can read the password;"
                            + " set certificate-fingerprint or tls");
        }
    }

    private SiteSettings settings(Configuration fleet, SiteKind kind, URI url) {
        return new SiteSettings(
                new SiteId(id),
                site.name().orElse(id),
                kind,
                site.labels(),
                fleet.staleAfter(),
                site.rpo().orElse(fleet.rpo()),
                Origin.of(url, site.username().orElseThrow()));
    }

    /** The revision to speak; empty to find out, and where the configuration is wrong. */
    private Optional<String> apiVersion() {
        String version = site.apiVersion();
        if (version.equals("auto")) {
            return Optional.empty();
        }
        if (!API_VERSION.matcher(version).matches()) {
            findings.complain(
                    key + "api-version must be auto or a revision such as 1.3-rev2: " + version);
            return Optional.empty();
        }
        return Optional.of(version);
    }

    private Optional<SiteKind> kind() {
        Optional<SiteKind> kind =
                site.kind()
                        .flatMap(
                                text ->
                                        Arrays.stream(SiteKind.values())
                                                .filter(known -> known.label().equals(text))
                                                .findFirst());
        if (kind.isEmpty()) {
            findings.complain(
                    key + "kind must be vbr or em: " + site.kind().orElse("it is missing"));
        }
        return kind;
    }

    private Optional<URI> url() {
        if (site.url().isEmpty()) {
            findings.complain(
                    key
                            + "url is missing: set the address of the REST service, such as https://host:9419 (vbr) or"
                            + " https://host:9398 (em)");
            return Optional.empty();
        }
        Optional<URI> url = parsed(site.url().get()).filter(SiteConfiguration::isAddress);
        if (url.isEmpty()) {
            findings.complain(
                    key
                            + "url must be http(s)://host:port without user, password or query: "
                            + withoutSecrets(site.url().get()));
        } else if ("http".equals(url.get().getScheme())) {
            findings.warn(
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
        return url.replaceFirst("^.*@", "…@").replaceFirst("\\?.*", "?…");
    }

    private Optional<Supplier<String>> password() {
        if (site.password().isPresent() == site.passwordFile().isPresent()) {
            findings.complain(
                    key + "password-file or " + key + "password must be set, one of them");
            return Optional.empty();
        }
        if (site.password().isPresent()) {
            return Optional.of(new GivenPassword(site.password().get()));
        }
        Path path = Path.of(site.passwordFile().orElseThrow());
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            findings.complain(
                    key
                            + "password-file does not exist or cannot be read: "
                            + path.toAbsolutePath());
            return Optional.empty();
        }
        return Optional.of(new PasswordFile(path));
    }
}
