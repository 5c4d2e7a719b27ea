package io.replicagateway.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Simulated sites in a process of their own. Commands come in as lines: {@code faults} and {@code calm}; {@code sessions},
 * which is answered; {@code leave}, by which two sites can no longer be reached. When the input ends, so do they.
 */
final class FaultySites {

    private final List<FaultySite> sites = new ArrayList<>();
    private boolean faulty;

    private FaultySites(int count, long seed) {
        for (int number = 0; number < count; number++) {
            sites.add(new FaultySite(number, seed));
        }
        System.out.println("ready");
    }

    /**
     * Starts them and says where they are.
     *
     * @param arguments how many; the seed of what happens
     */
    public static void main(String[] arguments) throws IOException {
        var sites = new FaultySites(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        long step = FaultySite.STEP.toMillis();
        clock.scheduleAtFixedRate(sites::step, step, step, TimeUnit.MILLISECONDS);
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            sites.obey(line);
        }
        System.exit(0);
    }

    private synchronized void step() {
        try {
            sites.forEach(site -> site.step(faulty));
        } catch (RuntimeException bug) {
            bug.printStackTrace(System.out);
        }
    }

    private synchronized void obey(String command) {
        switch (command) {
            case "faults" -> faulty = true;
            case "calm" -> {
                faulty = false;
                sites.forEach(FaultySite::heal);
            }
            case "sessions" -> tellSessions();
            case "leave" -> {
                sites.get(0).vanish();
                sites.get(1).fallSilent();
                System.out.println("left");
            }
            default -> throw new IllegalArgumentException("no such command: " + command);
        }
    }

    private void tellSessions() {
        sites.forEach(
                site -> System.out.printf("sessions %s %d%n", site.id(), site.openSessions()));
        System.out.println("sessions told");
    }
}
