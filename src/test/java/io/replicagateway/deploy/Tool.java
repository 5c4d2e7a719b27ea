package io.replicagateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the machine's own that a test asks. Where it is missing the test is skipped, unless the property {@code
 * tools} names it, as it does in CI.
 */
record Tool(Path path) {

    static Tool named(String... alternatives) {
        Optional<Path> found = Stream.of(alternatives).flatMap(Tool::onThePath).findFirst();
        String missing = "none of these programs is installed: " + String.join(", ", alternatives);
        List<String> required = List.of(System.getProperty("tools", "").split(","));
        if (Stream.of(alternatives).anyMatch(required::contains)) {
            assertThat(found).as(missing).isPresent();
        }
        Assumptions.assumeTrue(found.isPresent(), missing);
        return new Tool(found.orElseThrow());
    }

    private static Stream<Path> onThePath(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable);
    }

    String name() {
        return path.getFileName().toString();
    }

    /** What it prints, on either output; that it ends well is asserted. */
    String print(Path directory, String... arguments) {
        return printFor("", directory, arguments);
    }

    /** Likewise, for that input. */
    String printFor(String input, Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of(path.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .start();
            try (var sink = process.getOutputStream()) {
                sink.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, printed).isZero();
            return printed;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
