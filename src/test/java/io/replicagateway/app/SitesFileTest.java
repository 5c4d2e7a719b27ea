package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file with sites says the same in both of its forms; what it cannot mean is told without what it says. */
class SitesFileTest {

    private static final String PROPERTIES =
            """
            # Two sites
            gateway.sites.paris.kind=vbr
            gateway.sites.paris.url=https://paris.example:9419
            gateway.sites.paris.username=u
            gateway.sites.paris.password=${PARIS_SECRET}
            gateway.sites.paris.labels.region=Île-de-France
            gateway.sites."new-york".kind=em
            gateway.sites."new-york".rpo=2H
            """;

    private static final String YAML =
            """
            # Two sites
            gateway:
              sites:
                paris:
                  kind: vbr
                  url: https://paris.example:9419
                  username: u
                  password: ${PARIS_SECRET}
                  labels:
                    region: Île-de-France
                new-york:
                  kind: em
                  rpo: 2H
            """;

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({"sites.properties", "sites.yaml", "sites.yml"})
    void bothFormsSayTheSame(String name) throws IOException {
        // Given
        SitesFile file = file(name);
        Files.writeString(file.path(), name.endsWith("properties") ? PROPERTIES : YAML);
        // When
        Map<String, GatewayConfig.Site> sites = file.sites(file.text());
        // Then
        assertThat(sites).containsOnlyKeys("paris", "new-york");
        assertThat(sites.get("paris").url()).contains("https://paris.example:9419");
        assertThat(sites.get("paris").password()).contains("topsecret");
        assertThat(sites.get("paris").labels()).isEqualTo(Map.of("region", "Île-de-France"));
        assertThat(sites.get("paris").pageSize()).isEqualTo(1000);
        assertThat(sites.get("new-york").rpo()).contains(Duration.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource({
        "sites.properties, # none",
        "sites.yaml, # none",
        "sites.yaml, ''",
        "sites.yaml, 'gateway: {sites: {}}'"
    })
    void aFileMayHoldNoSitesAtAll(String name, String text) {
        // When
        Map<String, GatewayConfig.Site> sites = file(name).sites(text);
        // Then
        assertThat(sites).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sites.properties | gateway.sites.paris.urll=topsecret | there is no key gateway.sites.paris.urll",
                "sites.properties | gateway.sites.paris.rpo=soon | gateway.sites.paris.rpo cannot be \"soon\"",
                "sites.properties | gateway.rpo=1H | may hold keys gateway.sites.… only: remove gateway.rpo",
                "sites.properties | gateway.sites.paris.password=\\u00topsecret | is no file of properties",
                "sites.yaml | gateway: [topsecret: | is no YAML at line 1, column",
                "sites.yaml | topsecret | is YAML without keys",
                "sites.yaml | {gateway: {a: topsecret, a: 1}} | has a key twice at line 1, column",
                "sites.yaml | {gateway: &a {sites: *a}} | has an alias that holds itself",
                "sites.yaml | other: topsecret | may hold keys gateway.sites.… only: remove other",
                "sites.json | {} | must be named .properties, .yaml or .yml",
            })
    void whatItCannotMeanIsToldWithoutWhatItSays(String name, String text, String complaint) {
        // When
        ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, () -> file(name).sites(text));
        // Then
        assertThat(refused.complaints())
                .singleElement()
                .asString()
                .startsWith("gateway.sites-file " + directory.resolve(name) + ": ")
                .contains(complaint)
                .doesNotContain("topsecret");
    }

    @Test
    void aFileThatIsNotThereOrNoTextIsTold() throws IOException {
        // Given
        SitesFile missing = file("missing.yaml");
        SitesFile binary = file("binary.yaml");
        Files.write(binary.path(), new byte[] {(byte) 0xFF, (byte) 0xFE});
        // When
        var noFile = catchThrowableOfType(ConfigurationException.class, missing::text);
        var noText = catchThrowableOfType(ConfigurationException.class, binary::text);
        // Then
        assertThat(noFile).hasMessageContaining("does not exist: put the sites there");
        assertThat(noText).hasMessageContaining("is no text in UTF-8");
    }

    private SitesFile file(String name) {
        return new SitesFile(directory.resolve(name), Map.of("PARIS_SECRET", "topsecret")::get);
    }
}
