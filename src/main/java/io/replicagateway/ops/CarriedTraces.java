package io.replicagateway.ops;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;
import org.eclipse.microprofile.context.spi.ThreadContextController;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;

/**
 * Takes the trace in which a step of a pipeline was put together along to whichever thread runs it, and leaves the thread
 * as it was. It stands in for the provider of Quarkus, which leaves the trace behind: what the thread does and logs next
 * would seem to belong to it.
 */
public final class CarriedTraces implements ThreadContextProvider {

    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        Context carried = Context.current();
        return () -> begin(carried);
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return () -> begin(Context.root());
    }

    private static ThreadContextController begin(Context carried) {
        if (Context.current() == carried) {
            return () -> {};
        }
        Scope scope = carried.makeCurrent();
        return scope::close;
    }

    @Override
    public String getThreadContextType() {
        return "CarriedTraces";
    }
}
