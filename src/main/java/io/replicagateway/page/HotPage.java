package io.replicagateway.page;

import io.netty.buffer.ByteBuf;
import io.netty.channel.FileRegion;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page that is asked for again and again, with its bytes where connections take them without copying. */
final class HotPage {

    private final EncodedPage page;
    private final HotMemory memory;

    /** By the form whose bytes they are: plain, compressed. */
    private final Map<PageForm, OffHeap.Copy> copies = new IdentityHashMap<>(2);

    /** By the form whose answer they are; empty where there was no room for one. */
    private final Map<PageForm, Optional<PageFiles.PageFile>> files = new IdentityHashMap<>(2);

    /** Whether it was asked for since this was last looked at. */
    private volatile boolean used;

    private boolean ended;

    HotPage(EncodedPage page, HotMemory memory) {
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

    /** Answers the request with one of the page's forms. The response has the headers already. */
    void answer(HttpServerRequest request, PageForm form) {
        Optional<OffHeap.Copy> held = hold(form);
        if (held.isPresent()) {
            OffHeap.Copy copy = held.get();
            try {
                end(request, form, copy.buffer()).onComplete(sent -> copy.release());
            } catch (RuntimeException ended) {
                copy.release();
                throw ended;
            }
        } else {
            end(request, form, form.buffer());
        }
    }

    private Future<Void> end(HttpServerRequest request, PageForm form, Buffer bytes) {
        HttpServerResponse response = request.response();
        FileSwap swap = memory.files().suit(form.bytes().length) ? FileSwap.of(request) : null;
        return swap == null
                ? response.end(bytes)
                : swap.during(head -> file(form, head), () -> response.end(bytes));
    }

    private synchronized @Nullable FileRegion file(PageForm form, ByteBuf head) {
        if (ended) {
            return null;
        }
        return files.computeIfAbsent(form, made -> memory.files().file(head, made.bytes()))
                .filter(file -> file.isFor(head))
                .map(PageFiles.PageFile::region)
                .orElse(null);
    }

    private synchronized Optional<OffHeap.Copy> hold(PageForm form) {
        if (ended) {
            return Optional.empty();
        }
        OffHeap.Copy copy = copies.get(form);
        if (copy == null) {
            Optional<OffHeap.Copy> made = memory.offHeap().copy(form.bytes());
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
        files.values().forEach(made -> made.ifPresent(PageFiles.PageFile::release));
        files.clear();
    }
}
