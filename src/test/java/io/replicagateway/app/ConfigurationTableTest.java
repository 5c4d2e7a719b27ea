package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of keys in docs/operations.md is what the configuration really is. */
class ConfigurationTableTest {

    private static final Path SOURCE =
            Path.of("src", "main", "java", "io", "replicagateway", "app", "GatewayConfig.java");

    private static final Pattern DECLARATION =
            Pattern.compile(
                    "interface (\\w+) \\{|/\\*\\*(?:(?!\\*/).)*?\\*/(?=\\s*(?:@WithDefault\\(\"[^\"]*\"\\)\\s*)?[\\w<>, ]+ (\\w+)\\(\\);)",
                    Pattern.DOTALL);

    @Test
    void theTableOfKeysIsWhatTheConfigurationTakes() throws IOException {
        // Given
        String operations = Files.readString(Path.of("docs", "operations.md"));
        // When
        String table = String.join("\n", rows("gateway", GatewayConfig.class, meanings()));
        // Then
        assertThat(operations)
                .as("replace the table of docs/operations.md by this one:\n%s", table)
                .contains("\n| Key | Meaning | Default |\n| --- | --- | --- |\n" + table + "\n\n");
    }

    private static List<String> rows(String prefix, Class<?> group, Map<String, String> meanings) {
        List<String> rows = new ArrayList<>();
        for (String name : meanings.keySet().stream().sorted().toList()) {
            if (name.startsWith(group.getSimpleName() + ".")) {
                Method method = method(group, name.substring(name.indexOf('.') + 1));
                rows.addAll(rows(prefix + "." + kebab(method.getName()), method, meanings, name));
            }
        }
        return rows;
    }

    private static List<String> rows(
            String key, Method method, Map<String, String> meanings, String name) {
        Type type = method.getGenericReturnType();
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            Class<?> value = (Class<?>) map.getActualTypeArguments()[1];
            return value.isInterface()
                    ? rows(key + ".\"<name>\"", value, meanings)
                    : List.of(row(key + ".<name>", meanings.get(name), ""));
        }
        if (type instanceof Class<?> group && group.isInterface()) {
            return rows(key, group, meanings);
        }
        WithDefault value = method.getAnnotation(WithDefault.class);
        return List.of(
                row(key, meanings.get(name), value == null ? "" : "`" + value.value() + "`"));
    }

    private static String row(String key, String meaning, String byDefault) {
        return "| `" + key + "` | " + meaning + " | " + byDefault + " |";
    }

    private static Method method(Class<?> group, String name) {
        return Stream.of(group.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What the source says of each key, by interface and method; groups, which have no words of their own, are empty. */
    private static Map<String, String> meanings() throws IOException {
        Map<String, String> meanings = new HashMap<>();
        for (Class<?> group :
                Stream.concat(
                                Stream.of(GatewayConfig.class),
                                Stream.of(GatewayConfig.class.getDeclaredClasses())
                                        .flatMap(
                                                nested ->
                                                        Stream.concat(
                                                                Stream.of(nested),
                                                                Stream.of(
                                                                        nested
                                                                                .getDeclaredClasses()))))
                        .filter(Class::isInterface)
                        .toList()) {
            for (Method method : group.getDeclaredMethods()) {
                meanings.put(group.getSimpleName() + "." + method.getName(), "");
            }
        }
        Matcher declarations = DECLARATION.matcher(Files.readString(SOURCE));
        String group = "";
        while (declarations.find()) {
            if (declarations.group(1) != null) {
                group = declarations.group(1);
            } else {
                meanings.put(group + "." + declarations.group(2), plain(declarations.group()));
            }
        }
        return meanings;
    }

    private static String plain(String javadoc) {
        String text =
                javadoc.replaceAll("/\\*\\*|\\*/", "")
                        .replaceAll("\\n\\s*\\*", " ")
                        .replaceAll("\\s+", " ")
                        .replaceAll("\\{@code ([^}]*)}", "`$1`")
                        .replace("|", "\\|")
                        .strip();
        Matcher links = Pattern.compile("\\{@link #(\\w+)}").matcher(text);
        return links.replaceAll(link -> "`" + kebab(link.group(1)) + "`").replaceAll("\\.$", "");
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
