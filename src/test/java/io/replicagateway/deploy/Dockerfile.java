package io.replicagateway.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The instructions of deploy/Dockerfile, continued lines joined. */
record Dockerfile(List<String> instructions) {

    static Dockerfile read() {
        String text = Yaml.text(Path.of("deploy", "Dockerfile")).replace("\\\n", " ");
        return new Dockerfile(
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(String::strip)
                        .toList());
    }

    Stream<String> all(String instruction) {
        return instructions.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1));
    }

    String user() {
        return all("USER").findFirst().orElseThrow();
    }

    String directory() {
        return all("WORKDIR").findFirst().orElseThrow();
    }

    /** What is copied from the project, not from another stage. */
    List<Path> sources() {
        return all("COPY")
                .filter(line -> !line.startsWith("--from"))
                .map(line -> Path.of(line.split(" ")[0]))
                .toList();
    }

    List<String> entryPoint() {
        try {
            return List.of(
                    new ObjectMapper()
                            .readValue(
                                    all("ENTRYPOINT").findFirst().orElseThrow(), String[].class));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
