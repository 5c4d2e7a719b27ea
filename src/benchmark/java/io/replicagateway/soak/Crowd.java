package io.replicagateway.soak;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** Callers that ask all the time, each for one thing after the other, with a moment between. */
final class Crowd {

    private static final int LONGEST_PAUSE_MILLIS = 80;
    private static final long LONGEST_END_MILLIS = 40_000;

    private final AtomicBoolean going = new AtomicBoolean(true);
    private final List<Thread> threads = new ArrayList<>();
    private final URI gateway;
    private final Sites sites;
    private final Findings findings;

    private Crowd(URI gateway, Sites sites, Findings findings) {
        this.gateway = gateway;
        this.sites = sites;
        this.findings = findings;
    }

    static Crowd start(URI gateway, Sites sites, Findings findings, long seed) {
        var crowd = new Crowd(gateway, sites, findings);
        for (int number = 0; number < SoakSettings.CALLERS; number++) {
            var random = new Random(seed * 1_000 + number);
            var thread = new Thread(() -> crowd.call(random), "caller " + number);
            thread.setDaemon(true);
            crowd.threads.add(thread);
            thread.start();
        }
        return crowd;
    }

    private void call(Random random) {
        try (var caller = new Caller(gateway, sites, findings, random)) {
            while (going.get()) {
                Errand errand = Errand.ALL.get(random.nextInt(Errand.ALL.size()));
                try {
                    errand.run(caller);
                } catch (IOException | RuntimeException failed) {
                    findings.complain("not answered: " + failed);
                    caller.hangUp();
                }
                Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            }
        } catch (IOException | InterruptedException ended) {
            findings.complain("a caller ended: " + ended);
        }
    }

    /** Lets all come to an end. */
    void end() throws InterruptedException {
        going.set(false);
        for (Thread thread : threads) {
            thread.join(LONGEST_END_MILLIS);
            if (thread.isAlive()) {
                findings.complain(thread.getName() + " does not come to an end");
            }
        }
    }
}
