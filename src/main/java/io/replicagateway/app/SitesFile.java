package io.replicagateway.app;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * A file with sites, under the same keys as in the main configuration: {@code .properties}, or YAML. Complaints about it
 * hold keys and places, never what it says.
 *
 * @param others the value of any other key, for expressions such as <code>${PASSWORD}</code>; null if there is none
 */
record SitesFile(Path path, UnaryOperator<@Nullable String> others) {

    private static final String SITES = "gateway.sites.";

    private static final int MOST_BYTES = 16 << 20;

    private static final int ORDINAL = 100;

    /** The source of the configuration would take the last of two keys. */
    private static final YAMLMapper STRICT =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build());

    /**
     * What the file says now.
     *
     * @throws ConfigurationException if it cannot be read
     */
    String text() {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw complaint("is larger than 16 MB: is it the right file?");
            }
            return Files.readString(path);
        } catch (NoSuchFileException none) {
            throw complaint("does not exist: put the sites there, or remove gateway.sites-file");
        } catch (CharacterCodingException notUtf8) {
            throw complaint("is no text in UTF-8: save it as such");
        } catch (IOException failed) {
            throw complaint(
                    "cannot be read ("
                            + failed.getClass().getSimpleName()
                            + "): let this user read it");
        }
    }

    /**
     * The sites in such a text, by their ids; it is not looked at yet whether they are what sites must be.
     *
     * @throws ConfigurationException if the text has another form, or holds anything else
     */
    Map<String, GatewayConfig.Site> sites(String text) {
        Map<String, String> values = values(text);
        List<String> strangers =
                values.keySet().stream()
                        .filter(key -> !key.startsWith(SITES))
                        .sorted()
                        .map(key -> "may hold keys " + SITES + "… only: remove " + key)
                        .toList();
        if (!strangers.isEmpty()) {
            throw complaints(strangers);
        }
        try {
            return config(values).getConfigMapping(GatewayConfig.class).sites();
        } catch (RuntimeException failure) {
            List<String> lines = StartFailure.lines(failure);
            throw complaints(
                    lines.isEmpty()
                            ? List.of("cannot be understood: " + failure.getClass().getSimpleName())
                            : lines);
        }
    }

    private SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(GatewayConfig.class)
                .withSources(
                        new PropertiesConfigSource(values, path.toString(), ORDINAL),
                        new Elsewhere(others))
                .build();
    }

    private Map<String, String> values(String text) {
        String name = path.getFileName().toString();
        if (name.endsWith(".properties")) {
            return properties(text);
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return yaml(text);
        }
        throw complaint("must be named .properties, .yaml or .yml, because that says its form");
    }

    private Map<String, String> properties(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException malformed) {
            throw complaint("is no file of properties: mend it");
        }
        Map<String, String> values = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }

    private Map<String, String> yaml(String text) {
        try {
            STRICT.readTree(text);
            Map<String, String> values =
                    new YamlConfigSource(path.toString(), text, ORDINAL).getProperties();
            if (values.isEmpty() && text.lines().anyMatch(SitesFile::isNeitherKeyNorComment)) {
                throw complaint("is YAML without keys: mend it");
            }
            return values;
        } catch (ConfigurationException withoutKeys) {
            throw withoutKeys;
        } catch (StackOverflowError endless) {
            throw complaint("has an alias that holds itself: remove it");
        } catch (RuntimeException | IOException malformed) {
            // What the parser says quotes the lines around, and a password may stand there.
            boolean isTwice = String.valueOf(malformed.getMessage()).startsWith("Duplicate field");
            throw complaint(
                    (isTwice ? "has a key twice" : "is no YAML")
                            + StartFailure.place(malformed)
                            + ": mend it");
        }
    }

    /** A bare word is YAML too, but not what anyone means who writes no sites at all. */
    private static boolean isNeitherKeyNorComment(String line) {
        return !line.isBlank() && !line.strip().matches("#.*|---|\\.\\.\\.|.*[:{}].*");
    }

    private ConfigurationException complaint(String what) {
        return complaints(List.of(what));
    }

    private ConfigurationException complaints(List<String> what) {
        return new ConfigurationException(
                what.stream().map(line -> "gateway.sites-file " + path + ": " + line).toList());
    }

    /** Values that expressions may need; brings no keys of its own. */
    private record Elsewhere(UnaryOperator<@Nullable String> values) implements ConfigSource {

        @Override
        public Set<String> getPropertyNames() {
            return Set.of();
        }

        @Override
        public @Nullable String getValue(String key) {
            return key.startsWith("gateway.") ? null : values.apply(key);
        }

        @Override
        public int getOrdinal() {
            return ORDINAL - 1;
        }

        @Override
        public String getName() {
            return "elsewhere";
        }
    }
}
