package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.replicagateway.model.SiteKind;
import io.replicagateway.source.http.SiteBudget;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be configured becomes sites and accounts; what cannot is told by its key, and without its secrets. */
class ConfigurationTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    private static final String BCRYPT_TAIL = "$" + "a".repeat(53);

    @Test
    void aSiteThatSaysOnlyWhatItMustHasTheDefaults() {
        // Given
        GatewayConfig config = config(Map.of());
        // When
        SiteDefinition paris = new Configuration(config).sites().get(0);
        // Then
        assertThat(paris.settings().name()).isEqualTo("paris");
        assertThat(paris.settings().kind()).isEqualTo(SiteKind.VBR);
        assertThat(paris.settings().staleAfter()).isEqualTo(Duration.ofMinutes(3));
        assertThat(paris.settings().rpo()).isEqualTo(Duration.ofHours(24));
        assertThat(paris.url()).isEqualTo(URI.create("https://paris.example:9419"));
        assertThat(paris.password().get()).isEqualTo("topsecret");
        assertThat(paris.pageSize()).isEqualTo(1000);
        assertThat(paris.budget()).isEqualTo(new SiteBudget(4, 12));
        assertThat(paris.apiVersion()).isEmpty();
        assertThat(paris.tls()).isEmpty();
        assertThat(paris.toString()).doesNotContain("topsecret");
    }

    @Test
    void whatASiteSaysItselfCountsMoreThanTheDefaults() {
        // Given
        GatewayConfig config =
                config(
                        Map.of(
                                "gateway.sites.paris.name", "Paris",
                                "gateway.sites.paris.labels.region", "west",
                                "gateway.sites.paris.page-size", "200",
                                "gateway.sites.paris.api-version", "1.2-rev1",
                                "gateway.sites.paris.rpo", "1H",
                                "gateway.refresh.stale-after", "5M"));
        // When
        SiteDefinition paris = new Configuration(config).sites().get(0);
        // Then
        assertThat(paris.settings().name()).isEqualTo("Paris");
        assertThat(paris.settings().labels()).containsEntry("region", "west");
        assertThat(paris.settings().rpo()).isEqualTo(Duration.ofHours(1));
        assertThat(paris.settings().staleAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(paris.pageSize()).isEqualTo(200);
        assertThat(paris.apiVersion()).contains("1.2-rev1");
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.refresh.interval, 0S",
        "gateway.refresh.interval, PT300000H",
        "gateway.refresh.request-timeout, PT0.0001S",
        "gateway.refresh.timeout, -PT1S",
        "gateway.refresh.stale-after, PT999999999H",
        "gateway.refresh.max-body, 0",
        "gateway.refresh.max-shrink, 101%",
        "gateway.refresh.max-shrink, -1",
        "gateway.refresh.max-shrink, a fifth",
        "gateway.rpo, PT0.5S",
        "gateway.rpo, PT999999999H",
        "gateway.exports.max-concurrent, 0",
        "gateway.exports.stall-timeout, 0S",
        "gateway.snapshots.keep, -1",
        "gateway.snapshots.max-age, PT99999999999999H",
        "gateway.cursors.secret, fifteen letters",
        "gateway.sites.\"paris\".kind, veeam",
        "gateway.sites.\"paris\".url, paris.example",
        "gateway.sites.\"paris\".url, https://paris.example:94190",
        "gateway.sites.\"paris\".url, https://paris.example/?token=topsecret",
        "gateway.sites.\"paris\".url, https://u:topsecret@paris.example",
        "gateway.sites.\"paris\".page-size, 0",
        "gateway.sites.\"paris\".max-concurrency, 0",
        "gateway.sites.\"paris\".max-log-ons, 0",
        "gateway.sites.\"paris\".max-requests-per-second, 0",
        "gateway.sites.\"paris\".max-requests-per-second, NaN",
        "gateway.sites.\"paris\".api-version, newest",
        "gateway.sites.\"paris\".certificate-fingerprint, 12:34",
        "gateway.sites.\"paris\".quiet-hours, at night",
        "gateway.sites.\"paris\".quiet-hours, 22:00-22:00",
        "gateway.sites.\"paris\".quiet-hours, 22:00-04:00 Atlantis",
    })
    void whatCannotBeMeantIsToldByItsKeyAndWithoutSecrets(String key, String value) {
        // Given
        GatewayConfig config = config(Map.of(key.replace("\"", ""), value));
        // When
        ConfigurationException refused =
                catchThrowableOfType(
                        ConfigurationException.class, () -> new Configuration(config).sites());
        // Then
        assertThat(refused.complaints())
                .singleElement()
                .asString()
                .startsWith(key + " ")
                .doesNotContain("topsecret")
                .doesNotContain("fifteen letters");
    }

    @Test
    void aSiteMayNotHaveTheIdOfASiteOfTheDemo() {
        // Given
        GatewayConfig config = config(Map.of("gateway.demo", "true"));
        var demo = new DemoFleet(Clock.systemUTC());
        // When // Then
        try {
            assertThatThrownBy(() -> Sites.of(config, Map.of(), demo))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("\"paris\"");
        } finally {
            demo.close();
        }
    }

    @Test
    void plainHttpIsWarnedOf() {
        // Given
        var configuration =
                new Configuration(
                        config(Map.of("gateway.sites.paris.url", "http://paris.example:9419")));
        // When
        configuration.sites();
        // Then
        assertThat(configuration.warnings()).singleElement().asString().contains("plain http");
    }

    @Test
    void aFingerprintIsTakenInBothForms() {
        // Given
        String colons = String.join(":", java.util.Collections.nCopies(32, "aB"));
        // When // Then
        for (String form : List.of(colons, colons.replace(":", ""))) {
            GatewayConfig config =
                    config(Map.of("gateway.sites.paris.certificate-fingerprint", form));
            assertThat(new Configuration(config).sites().get(0).fingerprint())
                    .contains(colons.toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void trustingAnythingIsWarnedOf() {
        // Given
        var configuration =
                new Configuration(config(Map.of("gateway.sites.paris.trust-all", "true")));
        // When
        configuration.sites();
        // Then
        assertThat(configuration.warnings()).singleElement().asString().contains("trust-all");
    }

    @ParameterizedTest
    @CsvSource({"true, true, false", "true, false, true", "false, true, true", "true, true, true"})
    void onlyOneWayToTrustMayBeSet(boolean bucket, boolean fingerprint, boolean anything) {
        // Given
        Map<String, String> settings = new HashMap<>();
        if (bucket) {
            settings.put("gateway.sites.paris.tls", "paris");
        }
        if (fingerprint) {
            settings.put("gateway.sites.paris.certificate-fingerprint", HASH);
        }
        settings.put("gateway.sites.paris.trust-all", String.valueOf(anything));
        var configuration = new Configuration(config(settings));
        // When
        ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, configuration::sites);
        // Then
        assertThat(refused.complaints()).singleElement().asString().contains("exclude each other");
    }

    @Test
    void twoCallersMayNotShareAKey() {
        // Given
        Map<String, String> keys = new HashMap<>();
        for (String name : List.of("one", "other")) {
            keys.put("gateway.auth.api-keys." + name + ".roles", "viewer");
        }
        keys.put("gateway.auth.api-keys.one.sha256", HASH);
        keys.put("gateway.auth.api-keys.other.sha256", HASH.toUpperCase(Locale.ROOT));
        GatewayConfig config = config(keys);
        // When // Then
        assertThatThrownBy(() -> new Callers().accounts(config.auth(), "127.0.0.1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("key of its own")
                .hasMessageNotContaining(HASH);
    }

    @ParameterizedTest
    @CsvSource({"$2y$12, true", "$2a$04, true", "$2b$31, true", "$2y$03, false", "$2y$32, false"})
    void aHashWhoseCostBcryptDoesNotHaveIsRefused(String head, boolean taken) {
        // Given
        GatewayConfig config =
                config(
                        Map.of(
                                "gateway.auth.users.vera.password-hash",
                                head + BCRYPT_TAIL,
                                "gateway.auth.users.vera.roles",
                                "viewer"));
        // When
        ConfigurationException refused =
                catchThrowableOfType(
                        ConfigurationException.class,
                        () -> new Callers().accounts(config.auth(), "127.0.0.1"));
        // Then
        assertThat(Optional.ofNullable(refused).isEmpty()).isEqualTo(taken);
    }

    /** A configuration with one site, Paris, and what the settings add or replace. */
    static GatewayConfig config(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        properties.put("gateway.sites.paris.kind", "vbr");
        properties.put("gateway.sites.paris.url", "https://paris.example:9419");
        properties.put("gateway.sites.paris.username", "u");
        properties.put("gateway.sites.paris.password", "topsecret");
        properties.putAll(settings);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(GatewayConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(GatewayConfig.class);
    }
}
