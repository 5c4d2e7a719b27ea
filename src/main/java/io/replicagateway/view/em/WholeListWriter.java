package io.replicagateway.view.em;

import io.replicagateway.page.Chunks;
import io.replicagateway.page.StreamSlots;
import io.replicagateway.page.StreamWriter;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** Sends collections that are too long to be made in one piece. */
@Provider
final class WholeListWriter extends StreamWriter<WholeList> {

    private static final Logger LOG = Logger.getLogger(WholeListWriter.class);

    WholeListWriter(StreamSlots slots) {
        super(WholeList.class, slots);
    }

    @Override
    protected Chunks chunks(WholeList list) {
        return list;
    }

    @Override
    protected RuntimeException needsNewerHttp() {
        return EmRefusal.badRequest(
                "HTTP/1.0 cannot tell a whole list from one that broke off; use the query service,"
                        + " which has pages, or HTTP/1.1.");
    }

    @Override
    protected RuntimeException tooMany(WholeList list) {
        return EmRefusal.unavailable(
                "Too many long lists are being sent; try again later, or use the query service,"
                        + " which has pages.");
    }

    @Override
    protected void completed(WholeList list) {
        LOG.debug("list sent");
    }

    @Override
    protected void aborted(WholeList list, Throwable reason) {
        LOG.debugf("list broken off reason=%s", reason);
    }
}
