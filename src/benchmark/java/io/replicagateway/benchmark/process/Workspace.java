package io.replicagateway.benchmark.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where files of this run go: {@code target/benchmark}, or what the system property {@code workspace} says. */
public final class Workspace {

    private static final Path ROOT =
            Path.of(System.getProperty("workspace", Path.of("target", "benchmark").toString()))
                    .toAbsolutePath();

    private Workspace() {}

    /** A directory of this name for files of this run; it exists. */
    public static Path directory(String name) {
        try {
            return Files.createDirectories(ROOT.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException("no directory for this run's files", failed);
        }
    }
}
