package io.replicagateway.benchmark.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process of which this one takes care: its output goes to a file, and it ends with this one at the latest. */
public final class Child implements AutoCloseable {

    /** No child is wanted for longer, not even where this process was killed and cannot end it. */
    private static final Duration LONGEST =
            Duration.ofMinutes(Integer.getInteger("longest.minutes", 40));

    private static final Set<Child> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Child::close), "children"));
    }

    private final String name;
    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final List<Consumer<String>> followers = new CopyOnWriteArrayList<>();
    private boolean ended;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * Starts a command; its output is kept in {@code logs}.
     *
     * @param name of the process, for people and of its log
     */
    public static Child start(String name, Path directory, List<String> command) {
        List<String> bounded = new ArrayList<>();
        if (Tools.find("timeout").isPresent()) {
            bounded.addAll(List.of("timeout", "--signal=KILL", LONGEST.toSeconds() + "s"));
        }
        bounded.addAll(command);
        try {
            var child =
                    new Child(
                            name,
                            new ProcessBuilder(bounded)
                                    .directory(directory.toFile())
                                    .redirectErrorStream(true)
                                    .start());
            RUNNING.add(child);
            var reader = new Thread(child::readOutput, name + " output");
            reader.setDaemon(true);
            reader.start();
            return child;
        } catch (IOException failed) {
            throw new UncheckedIOException(name + " cannot be started", failed);
        }
    }

    /**
     * Runs a command to its end.
     *
     * @return its output
     * @throws IllegalStateException if it does not end in time or fails
     */
    public static List<String> run(String name, List<String> command, Duration longest)
            throws InterruptedException {
        try (Child child = start(name, Workspace.directory(""), command)) {
            if (!child.process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " did not end in time");
            }
            List<String> output = child.allOutput();
            if (child.process.exitValue() != 0) {
                throw new IllegalStateException(name + " failed:\n" + String.join("\n", output));
            }
            return output;
        }
    }

    /** The start of a command that runs Java as this process does, with these options. */
    public static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        return command;
    }

    /** A command that runs a class of the benchmark's class path. */
    public static List<String> java(List<String> options, String main, String... arguments) {
        List<String> command = java(options);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return command;
    }

    private void readOutput() {
        Path log = Workspace.directory("logs").resolve(name.replace(' ', '-') + ".log");
        try (BufferedWriter file = Files.newBufferedWriter(log);
                var output =
                        new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line + "\n");
                file.flush();
                told(line);
            }
        } catch (IOException closed) {
            told(name + " was cut off: " + closed.getMessage());
        } finally {
            ended();
        }
    }

    private void told(String line) {
        followers.forEach(follower -> follower.accept(line));
        synchronized (this) {
            lines.add(line);
            notifyAll();
        }
    }

    private synchronized void ended() {
        ended = true;
        notifyAll();
    }

    private synchronized List<String> allOutput() throws InterruptedException {
        while (!ended) {
            wait();
        }
        return List.copyOf(lines);
    }

    /**
     * Waits for a line of output in which the pattern is found.
     *
     * @throws IllegalStateException if it does not come in time, or the process ends without it
     */
    public synchronized Matcher await(Pattern pattern, Duration longest)
            throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        int seen = 0;
        while (true) {
            for (; seen < lines.size(); seen++) {
                Matcher found = pattern.matcher(lines.get(seen));
                if (found.find()) {
                    return found;
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended || left <= 0) {
                throw new IllegalStateException(
                        name + " did not say " + pattern + ":\n" + String.join("\n", lines));
            }
            wait(left);
        }
    }

    /** All lines of output so far. */
    public synchronized List<String> output() {
        return List.copyOf(lines);
    }

    /** Has the follower see each line of output from now on, before anyone who waits for it. */
    public void follow(Consumer<String> follower) {
        followers.add(follower);
    }

    /** Writes a line to its input. */
    public synchronized void tell(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Asks it to end, as SIGTERM does. */
    public void terminate() {
        handle().destroy();
    }

    /** Waits for its end, and says whether it came in time. */
    public boolean hasEndedWithin(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The process itself, without what bounds its time. */
    public ProcessHandle handle() {
        return process.descendants().findFirst().orElse(process.toHandle());
    }

    /** How long processors have worked for it, and for all that it started and that still runs. */
    public Duration cpuTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(handle -> handle.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Ends it and all that it started. */
    @Override
    public void close() {
        RUNNING.remove(this);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
