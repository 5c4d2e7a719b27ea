package io.replicagateway.benchmark.process;

import io.replicagateway.benchmark.report.Machine;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which processor core does what: the server that is measured has one to itself, everything else shares the other. Where
 * there are fewer than two, or they cannot be assigned, everything runs everywhere.
 *
 * @param server starts a command on the server's core
 * @param load starts a command on the other core, behind all else that wants to run there
 */
public record Cores(List<String> server, List<String> load) {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** Assigns the cores, and this process and all that it starts from now on to the one for the load. */
    public static Cores assign() throws InterruptedException {
        List<String> allowed = allowed();
        if (allowed.size() < 2 || Tools.find("taskset").isEmpty() || Tools.find("nice").isEmpty()) {
            return new Cores(List.of(), List.of());
        }
        String pid = Long.toString(ProcessHandle.current().pid());
        Child.run("taskset", List.of("taskset", "-a", "-c", "-p", allowed.get(1), pid), LONGEST);
        return new Cores(
                List.of("taskset", "-c", allowed.get(0)),
                List.of("nice", "-n", "10", "taskset", "-c", allowed.get(1)));
    }

    /** Whether the server that is measured has a core to itself. */
    public boolean assigned() {
        return !server.isEmpty();
    }

    /** A command on the server's core. */
    public List<String> server(List<String> command) {
        return Stream.concat(server.stream(), command.stream()).toList();
    }

    /** A command on the other core, where it stands back. */
    public List<String> load(List<String> command) {
        return Stream.concat(load.stream(), command.stream()).toList();
    }

    /** The cores that this process may use, from lists such as {@code 0-3,8}. */
    private static List<String> allowed() {
        String list = Machine.told("/proc/self/status", "Cpus_allowed_list", "");
        return Stream.of(list.split(","))
                .filter(range -> !range.isBlank())
                .map(range -> range.split("-"))
                .flatMapToInt(
                        ends ->
                                IntStream.rangeClosed(
                                        Integer.parseInt(ends[0]),
                                        Integer.parseInt(ends[ends.length - 1])))
                .mapToObj(Integer::toString)
                .toList();
    }
}
