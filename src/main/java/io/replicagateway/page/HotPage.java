package io.replicagateway.page;

import io.vertx.core.http.HttpServerResponse;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** A page that is asked for again and again, with its bytes where connections take them without copying. */
final class HotPage {

    private final EncodedPage page;
    private final OffHeap memory;

    /** By the form whose bytes they are: plain, compressed. */
    private final Map<PageForm, OffHeap.Copy> copies = new IdentityHashMap<>(2);

    /** Whether it was asked for since this was last looked at. */
    private volatile boolean used;

    private boolean ended;

    HotPage(EncodedPage page, OffHeap memory) {
        this.page = page;
        this.memory = memory;
    }

    EncodedPage page() {
        return page;
    }

    /** Takes note that it was asked for. */
    void use() {
        if (!used) {
            used = true;
        }
    }

    /** Whether it was asked for since the last call. */
    boolean takeUse() {
        boolean was = used;
        used = false;
        return was;
    }

    /** Ends the response with the bytes of one of the page's forms. */
    void send(PageForm form, HttpServerResponse response) {
        Optional<OffHeap.Copy> held = hold(form);
        if (held.isPresent()) {
            OffHeap.Copy copy = held.get();
            try {
                response.end(copy.buffer()).onComplete(sent -> copy.release());
            } catch (RuntimeException ended) {
                copy.release();
                throw ended;
            }
        } else {
            response.end(form.buffer());
        }
    }

    private synchronized Optional<OffHeap.Copy> hold(PageForm form) {
        if (ended) {
            return Optional.empty();
        }
        OffHeap.Copy copy = copies.get(form);
        if (copy == null) {
            Optional<OffHeap.Copy> made = memory.copy(form.bytes());
            made.ifPresent(fresh -> copies.put(form, fresh.hold()));
            return made;
        }
        return Optional.of(copy.hold());
    }

    /** Lets go of the memory outside the heap; who is being sent the bytes still gets them all. */
    synchronized void end() {
        ended = true;
        copies.values().forEach(OffHeap.Copy::release);
        copies.clear();
    }
}
