package io.replicagateway.source.http;

import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are open at one site, and which may be. It never counts too few: an entry begins before its log-on is
 * sent, and ends with the proof that nothing is open, or when the site must have dropped the session by itself.
 */
public final class SessionLedger {

    private final Clock clock;
    private final Set<Entry> entries = new LinkedHashSet<>();

    public SessionLedger(Clock clock) {
        this.clock = clock;
    }

    /** Begins an entry: a log-on is about to be sent. */
    public synchronized Entry opening() {
        forgetExpired();
        Entry entry = new Entry();
        entries.add(entry);
        return entry;
    }

    /** How many sessions are open. */
    public synchronized int open() {
        return (int) entries.stream().filter(entry -> entry.open).count();
    }

    /** How many sessions may be open besides: a log-on is under way or was never answered, a log-out failed. */
    public synchronized int possiblyOpen() {
        forgetExpired();
        return entries.size() - open();
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            if (entry.lostUntil != null && !now.isBefore(entry.lostUntil)) {
                each.remove();
            }
        }
    }

    /** One session, from before its log-on to its end. What is said after its end is ignored. */
    public final class Entry {

        private boolean open;
        private @Nullable Instant lostUntil;

        private Entry() {}

        /** The session is open and known. */
        public void opened() {
            synchronized (SessionLedger.this) {
                open = lostUntil == null && entries.contains(this);
            }
        }

        /** No such session is open: it was ended, or its log-on was refused. */
        public void ended() {
            synchronized (SessionLedger.this) {
                open = false;
                entries.remove(this);
            }
        }

        /**
         * The session can be neither used nor ended any more but may be open.
         *
         * @param until when the site has dropped it at the latest
         */
        public void lost(Instant until) {
            synchronized (SessionLedger.this) {
                open = false;
                lostUntil = until;
            }
        }

        /** Whether the session is open by all that is known. */
        public boolean isOpen() {
            synchronized (SessionLedger.this) {
                return open;
            }
        }
    }
}
