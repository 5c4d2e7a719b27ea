package io.replicagateway.app;

import io.replicagateway.ops.SitesFileMeters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Looks whether a file has changed, by its contents: a Kubernetes ConfigMap changes by a link to another directory, which
 * leaves the file's own name and often its time as they were. A change is taken when two looks in a row have found the
 * same, so that a file which is being written is not taken by half. What cannot be taken changes nothing; it is told once,
 * and tried at each look, because what it complains of may be mended elsewhere. For one thread.
 */
final class SitesFileWatch {

    private static final Logger LOG = Logger.getLogger(SitesFileWatch.class);

    private final String name;
    private final Supplier<String> text;
    private final Function<String, ConfiguredFleet.Changeover> take;
    private final SitesFileMeters meters;
    private final AtomicBoolean changing = new AtomicBoolean();

    private String taken = "";
    private String seen = "";
    private List<String> told = List.of();

    /**
     * @param name how the file is called in logs
     * @param text what the file says now; may throw {@link ConfigurationException}
     * @param take makes it hold; if it throws {@link ConfigurationException}, nothing has changed
     */
    SitesFileWatch(
            String name,
            Supplier<String> text,
            Function<String, ConfiguredFleet.Changeover> take,
            SitesFileMeters meters) {
        this.name = name;
        this.text = text;
        this.take = take;
        this.meters = meters;
    }

    /** Looks once. Does nothing while the last change is still under way. */
    void look() {
        if (changing.get()) {
            return;
        }
        try {
            String now = text.get();
            String print = Digest.of(now.getBytes(StandardCharsets.UTF_8));
            boolean isSettled = print.equals(seen);
            seen = print;
            if (print.equals(taken)) {
                isAsTaken();
            } else if (isSettled) {
                take(now, print);
            }
        } catch (ConfigurationException refused) {
            refused(refused.complaints());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            // What ends this method ends all looks to come.
            meters.isUp(false);
            LOG.errorf(fault, "unexpected error in the sites file file=%s", name);
        }
    }

    private void isAsTaken() {
        if (!told.isEmpty()) {
            told = List.of();
            meters.isUp(true);
            LOG.infof("sites file is again as it was file=%s", name);
        }
    }

    private void take(String now, String print) {
        ConfiguredFleet.Changeover changeover = take.apply(now);
        taken = print;
        told = List.of();
        meters.isUp(true);
        if (changeover.isAny()) {
            meters.taken();
            LOG.infof(
                    "sites file is taken file=%s added=%d changed=%d removed=%d",
                    name, changeover.added(), changeover.changed(), changeover.removed());
        }
        changing.set(true);
        changeover.ended().subscribe().with(ended -> changing.set(false));
    }

    private void refused(List<String> complaints) {
        meters.isUp(false);
        if (complaints.equals(told)) {
            return;
        }
        told = complaints;
        meters.refused();
        complaints.forEach(
                complaint ->
                        LOG.warnf(
                                "sites file changes nothing file=%s complaint=\"%s\"",
                                name, complaint));
    }
}
