package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;

/** The packaged gateway as a process of its own, with its output. */
public final class GatewayProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
    private static final long LONGEST_RUN_SECONDS = 60;

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private GatewayProcess(Process process) {
        this.process = process;
        this.output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it on a free port of this machine, in an empty directory, with these properties set. */
    static GatewayProcess start(Path emptyDirectory, Map<String, String> properties) {
        return start(emptyDirectory, properties, Map.of());
    }

    /** Likewise, in a directory that may hold its configuration, with these environment variables besides. */
    public static GatewayProcess start(
            Path directory, Map<String, String> properties, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It lives for seconds: what the second compiler would do costs more than it brings.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dquarkus.http.port=0");
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(
                Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath().toString());
        return run(directory, command, environment);
    }

    /** Starts it by a command of one's own. */
    public static GatewayProcess run(
            Path directory, List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            return new GatewayProcess(
                    builder.directory(directory.toFile()).redirectErrorStream(true).start());
        } catch (IOException failed) {
            throw new UncheckedIOException("the packaged gateway cannot be started", failed);
        }
    }

    /**
     * Starts it likewise, and waits for its end: that it fails with one line, and what that line says of the cause, is
     * asserted here.
     */
    static AbstractStringAssert<?> assertFailingStart(
            Path directory, Map<String, String> properties) throws InterruptedException {
        try (var gateway = start(directory, properties)) {
            List<String> output = gateway.awaitEnd();
            assertThat(gateway.exitCode()).isEqualTo(1);
            return assertThat(output)
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith("replica-gateway cannot start: ");
        }
    }

    /** Waits until it serves. */
    public String url() {
        Matcher listening = LISTENING.matcher(awaitLine("Listening on: "));
        if (!listening.find()) {
            throw new AssertionError("no address in the line");
        }
        return listening.group(1);
    }

    /** Waits for a line of output that holds the text. */
    public String awaitLine(String text) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.contains(text)) {
                    return line;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the output cannot be read", failed);
        }
        throw new AssertionError(
                "the gateway ended without the line " + text + ":\n" + String.join("\n", lines));
    }

    /** Asks it to end as Kubernetes does; its output can still be read. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end and gives all that it has written. */
    public List<String> awaitEnd() throws InterruptedException {
        output.lines().forEach(lines::add);
        if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the gateway did not end");
        }
        return lines;
    }

    public int exitCode() {
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
