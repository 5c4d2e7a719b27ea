package io.replicagateway.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.replicagateway.app.GatewayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** No engine builds the image here; what its Dockerfile says is tried on what the build made. */
class ContainerImageIT {

    private static final Path PACKAGED = Path.of("target", "quarkus-app");

    @TempDir Path directory;

    @Test
    void whatIsCopiedExistsAndIsLetThroughAndNothingElseIs() throws IOException {
        // Given
        List<String> ignored = Files.readAllLines(Path.of(".dockerignore"));
        // When
        List<Path> sources = Dockerfile.read().sources();
        // Then
        assertThat(sources).hasSize(2).allMatch(Files::exists).contains(PACKAGED);
        assertThat(ignored).contains("*");
        assertThat(ignored.stream().filter(line -> line.startsWith("!")))
                .containsExactlyInAnyOrderElementsOf(
                        sources.stream().map(source -> "!" + source).toList());
    }

    @Test
    void itRunsThePackagedJarAsANumberedUserOnThePortsOfThePod() {
        // Given
        Dockerfile image = Dockerfile.read();
        Cluster production = Cluster.of(Path.of("k8s", "overlays", "production"));
        // When
        List<String> entryPoint = image.entryPoint();
        // Then
        assertThat(PACKAGED.resolve(entryPoint.get(entryPoint.size() - 1))).isRegularFile();
        assertThat(image.user()).matches("[1-9]\\d+:[1-9]\\d+");
        assertThat(image.all("EXPOSE").flatMap(ports -> Stream.of(ports.split(" "))))
                .containsExactlyInAnyOrderElementsOf(
                        production
                                .the(Deployment.class)
                                .getSpec()
                                .getTemplate()
                                .getSpec()
                                .getContainers()
                                .get(0)
                                .getPorts()
                                .stream()
                                .map(port -> String.valueOf(port.getContainerPort()))
                                .toList());
        assertThat(image.all("LABEL"))
                .singleElement()
                .asString()
                .contains(
                        "org.opencontainers.image.title",
                        "org.opencontainers.image.version",
                        "org.opencontainers.image.revision",
                        "org.opencontainers.image.licenses");
    }

    @Test
    @EnabledForJreRange(
            min = JRE.JAVA_25,
            disabledReason = "the image has JDK 25; AOT caches of this form begin there")
    void theEntryPointStartsFromTheCacheThatTheScriptMakes() throws IOException {
        // Given
        Path application = copy(PACKAGED, directory.resolve("replica-gateway"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(Dockerfile.read().entryPoint());
        command.set(0, java.toString());
        // A cache that does not fit is an error then, not only slower.
        command.add(1, "-XX:AOTMode=on");
        // When
        Tool.named("bash")
                .print(
                        Path.of("."),
                        Path.of("deploy", "aot.sh").toString(),
                        application.toString());
        int ready;
        try (var gateway =
                GatewayProcess.run(
                        application,
                        command,
                        Map.of("GATEWAY_DEMO", "true", "QUARKUS_HTTP_PORT", "0"))) {
            String url = gateway.url();
            gateway.awaitLine("site answers");
            ready = given().get(url + "/q/health/ready").statusCode();
        }
        // Then
        assertThat(ready).isEqualTo(200);
        assertThat(application.resolve("app.aot")).isNotEmptyFile();
    }

    /** With the times of the files, which the cache remembers. */
    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(
                    file -> {
                        try {
                            Files.copy(
                                    file,
                                    to.resolve(from.relativize(file).toString()),
                                    StandardCopyOption.COPY_ATTRIBUTES);
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        }
                    });
        }
        return to;
    }
}
