package io.replicagateway.benchmark.process;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The packaged gateway as a process of its own, in production's way: only callers with a key are answered. */
public record PackagedGateway(Child process, URI url) implements AutoCloseable {

    /** The header of one who may read. */
    public static final Map<String, String> VIEWER = Map.of("X-Api-Key", "viewer-of-the-benchmark");

    /** The header of one who may have sites read as well. */
    public static final Map<String, String> OPERATOR =
            Map.of("X-Api-Key", "operator-of-the-benchmark");

    /** A user who may read; APIs with a log-on of their own know no keys. */
    public static final String USER = "viewer";

    public static final String PASSWORD = "viewer-of-the-benchmark";

    /** Of the password, by {@code htpasswd -bnBC 10}. */
    private static final String BCRYPT =
            "$2y$10$AFFdGdPWB6HCU4yN3eWFp.iC0qIiVJhBbOdFZiTqHH.jq12/TbyMy";

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Pattern SITE = Pattern.compile("(site-\\d+) (vbr|em) (http\\S+)");

    /**
     * Starts it and waits until it listens.
     *
     * @param name of the process and of its directory
     * @param options of its Java
     * @param settings lines of its configuration, beside the keys of its callers
     * @param placed the command as it is to be run
     */
    public static PackagedGateway start(
            String name,
            List<String> options,
            List<String> settings,
            UnaryOperator<List<String>> placed)
            throws IOException, InterruptedException {
        Path directory = Workspace.directory(name);
        configure(directory, settings);
        List<String> command = Child.java(options);
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        command.addAll(List.of("-Dquarkus.http.port=0", "-jar", jar.toString()));
        Child process = Child.start(name, directory, placed.apply(command));
        try {
            String url =
                    process.await(Pattern.compile("Listening on: (http://\\S+)"), LONGEST_START)
                            .group(1);
            return new PackagedGateway(process, URI.create(url));
        } catch (InterruptedException | RuntimeException failed) {
            process.close();
            throw failed;
        }
    }

    /** The header {@code Authorization} of the user. */
    public static String basic() {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** The configuration of the sites that another process says it has, a line such as {@code site-001 em http://…} each. */
    public static List<String> sites(List<String> output) {
        List<String> lines = new ArrayList<>();
        output.stream()
                .map(SITE::matcher)
                .filter(site -> site.matches())
                .forEach(
                        site -> {
                            String key = "gateway.sites." + site.group(1) + ".";
                            lines.add(key + "kind=" + site.group(2));
                            lines.add(key + "url=" + site.group(3));
                            lines.add(key + "username=gateway");
                            lines.add(key + "password=secret");
                        });
        return lines;
    }

    private static void configure(Path directory, List<String> settings) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("gateway.auth.mode=local");
        lines.add("gateway.auth.api-keys.viewer.sha256=" + sha256(VIEWER));
        lines.add("gateway.auth.api-keys.viewer.roles=viewer");
        lines.add("gateway.auth.api-keys.operator.sha256=" + sha256(OPERATOR));
        lines.add("gateway.auth.api-keys.operator.roles=operator");
        lines.add("gateway.auth.users." + USER + ".password-hash=" + BCRYPT);
        lines.add("gateway.auth.users." + USER + ".roles=viewer");
        lines.addAll(settings);
        Path config = Files.createDirectories(directory.resolve("config"));
        Files.write(config.resolve("application.properties"), lines);
    }

    private static String sha256(Map<String, String> headers) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            headers.get("X-Api-Key")
                                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
