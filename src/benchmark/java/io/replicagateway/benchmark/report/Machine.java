package io.replicagateway.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Where and when it was measured.
 *
 * @param at when, to the second
 * @param jdk whose Java and which
 * @param cpu the processor's name, or what architecture it has where the system does not tell
 * @param cores how many cores this process may use
 * @param memoryMegabytes how much memory the machine has, 0 where the system does not tell
 */
public record Machine(
        String at, String jdk, String os, String cpu, int cores, long memoryMegabytes) {

    /** This machine, now. */
    public static Machine here() {
        return new Machine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                told("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(told("/proc/meminfo", "MemTotal", "0").replaceAll("\\D", ""))
                        / 1024);
    }

    /** The value of the first line that starts with the name, in a file of Linux's {@code /proc}. */
    public static String told(String file, String name, String otherwise) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException notLinux) {
            return otherwise;
        }
    }

    @Override
    public String toString() {
        return at
                + ", "
                + jdk
                + ", "
                + os
                + ", "
                + cores
                + " cores of "
                + cpu
                + ", "
                + memoryMegabytes
                + " MB";
    }
}
