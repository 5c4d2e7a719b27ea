package io.replicagateway.benchmark.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Asks a running JVM by its own tool. */
public final class Jcmd {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Jcmd() {}

    /**
     * What the JVM answers, line by line.
     *
     * @param pid its process
     * @param command such as {@code GC.run}
     */
    public static List<String> ask(long pid, String command) throws InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        return Child.run("jcmd", List.of(jcmd.toString(), Long.toString(pid), command), LONGEST);
    }
}
