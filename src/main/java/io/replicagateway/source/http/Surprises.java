package io.replicagateway.source.http;

import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteSurprise;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * What one site said that no vendor document lists. Each is counted, named once in the log and kept, up to a number of
 * names, since a site can make up as many as it likes. Noting one never fails.
 */
public final class Surprises {

    private static final Logger LOG = Logger.getLogger(Surprises.class);

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 120;

    private record Key(SiteSurprise.What what, String name) {}

    private static final class Seen {
        private final Instant first;
        private long count;

        private Seen(Instant first) {
            this.first = first;
        }
    }

    private final SiteId site;
    private final Clock clock;
    private final UpstreamObserver observer;
    private final Map<Key, Seen> known = new LinkedHashMap<>();
    private boolean full;

    /**
     * @param observer is told of each occurrence
     */
    public Surprises(SiteId site, Clock clock, UpstreamObserver observer) {
        this.site = site;
        this.clock = clock;
        this.observer = observer;
    }

    /**
     * Notes one occurrence.
     *
     * @param place where it was, in the gateway's words, such as {@code replicas.state=}
     * @param text what it was, as the site wrote it
     */
    public void note(SiteSurprise.What what, String place, String text) {
        observer.surprised(site, what);
        remember(new Key(what, SiteText.printable(place + text, LONGEST_NAME)));
    }

    private synchronized void remember(Key key) {
        Seen seen = known.get(key);
        if (seen == null && known.size() < MOST) {
            seen = new Seen(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            known.put(key, seen);
            LOG.warnf(
                    "site surprises site=%s what=%s name=\"%s\"",
                    site, key.what().label(), key.name());
        } else if (seen == null && !full) {
            full = true;
            LOG.warnf("site surprises site=%s and more than %d are not named", site, MOST);
        }
        if (seen != null) {
            seen.count++;
        }
    }

    /** Those that are kept, in the order of first sight. */
    public synchronized List<SiteSurprise> all() {
        return known.entrySet().stream()
                .map(
                        entry ->
                                new SiteSurprise(
                                        entry.getKey().what(),
                                        entry.getKey().name(),
                                        entry.getValue().first,
                                        entry.getValue().count))
                .toList();
    }
}
