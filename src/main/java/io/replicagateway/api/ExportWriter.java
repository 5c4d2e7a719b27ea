package io.replicagateway.api;

import io.replicagateway.page.Chunks;
import io.replicagateway.page.StreamSlots;
import io.replicagateway.page.StreamWriter;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.jboss.logging.Logger;

/** Sends exports. */
@Provider
class ExportWriter extends StreamWriter<Export> {

    private static final Logger LOG = Logger.getLogger(ExportWriter.class);

    private final ExportObserver observer;

    ExportWriter(StreamSlots slots, ExportObserver observer) {
        super(Export.class, slots);
        this.observer = observer;
    }

    @Override
    protected Chunks chunks(Export export) {
        return new ExportChunks(export);
    }

    @Override
    protected RuntimeException needsNewerHttp() {
        return new ProblemException(
                ProblemType.NOT_ACCEPTABLE,
                "HTTP/1.0 cannot tell a whole export from one that broke off; ask by HTTP/1.1",
                Map.of());
    }

    @Override
    protected RuntimeException tooMany(Export export) {
        return Exports.refusal(export.format(), observer);
    }

    @Override
    protected void completed(Export export) {
        observer.ended(export.format(), ExportObserver.Outcome.COMPLETED);
    }

    @Override
    protected void aborted(Export export, Throwable reason) {
        LOG.debugf("export broken off format=%s reason=%s", export.format().label(), reason);
        observer.ended(export.format(), ExportObserver.Outcome.ABORTED);
    }
}
