package io.replicagateway.ops;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteSurprise;
import io.replicagateway.refresh.RefreshObserver;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.UpstreamObserver;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Makes one trace of each refresh, with a span for each request to the site. Spans tell sites and words from fixed lists,
 * never an address, a header or what a site said. When tracing is off, nothing of this is in the way.
 */
@Singleton
public final class Tracing {

    private static final AttributeKey<String> SITE = AttributeKey.stringKey("gateway.site");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("gateway.outcome");

    private final Tracer tracer;
    private final boolean isOff;

    Tracing(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean isOff) {
        this.tracer = tracer;
        this.isOff = isOff;
    }

    /** The observer, with traces if they are on. */
    public RefreshObserver around(RefreshObserver observer) {
        return isOff ? observer : new TracedRefreshes(observer);
    }

    /** The observer, with spans if they are on. */
    public UpstreamObserver around(UpstreamObserver observer) {
        return isOff ? observer : new TracedRequests(observer);
    }

    private static void tell(Span span, String outcome, boolean good) {
        span.setAttribute(OUTCOME, outcome);
        if (!good) {
            span.setStatus(StatusCode.ERROR);
        }
    }

    /** Each refresh is a trace of its own, whoever asked for it. */
    private final class TracedRefreshes implements RefreshObserver {

        private final RefreshObserver observer;

        TracedRefreshes(RefreshObserver observer) {
            this.observer = observer;
        }

        @Override
        public Uni<Void> watched(SiteId site, Supplier<Uni<Void>> refresh) {
            Span span =
                    tracer.spanBuilder("refresh")
                            .setNoParent()
                            .setAttribute(SITE, site.value())
                            .startSpan();
            // What is put together with this context runs with it, on whichever thread.
            return Context.root()
                    .with(span)
                    .wrapSupplier(() -> observer.watched(site, refresh))
                    .get()
                    .onTermination()
                    .invoke(span::end);
        }

        @Override
        public void refreshEnded(SiteId site, String outcome, Duration took) {
            tell(Span.current(), outcome, outcome.equals(OK) || outcome.equals(HELD));
            observer.refreshEnded(site, outcome, took);
        }
    }

    /** Requests belong to whatever they are sent for. */
    private final class TracedRequests implements UpstreamObserver {

        private final UpstreamObserver observer;

        TracedRequests(UpstreamObserver observer) {
            this.observer = observer;
        }

        @Override
        public <T> Uni<T> watched(SiteId site, String operation, Uni<T> request) {
            SpanBuilder builder =
                    tracer.spanBuilder(operation)
                            .setSpanKind(SpanKind.CLIENT)
                            .setAttribute(SITE, site.value());
            return Uni.createFrom()
                    .deferred(
                            () -> {
                                Span span = builder.startSpan();
                                return observer.watched(site, operation, request)
                                        .onTermination()
                                        .invoke(
                                                (answer, failure, cancelled) ->
                                                        end(span, failure, cancelled));
                            });
        }

        private void end(Span span, @Nullable Throwable failure, boolean cancelled) {
            tell(span, outcomeOf(failure, cancelled), failure == null && !cancelled);
            span.end();
        }

        private String outcomeOf(@Nullable Throwable failure, boolean cancelled) {
            if (cancelled) {
                return "cancelled";
            }
            return failure == null
                    ? OK
                    : failure instanceof SourceException told
                            ? told.kind().label()
                            : failure.getClass().getSimpleName();
        }

        @Override
        public void requestEnded(SiteId site, String operation, String outcome, Duration took) {
            observer.requestEnded(site, operation, outcome, took);
        }

        @Override
        public void surprised(SiteId site, SiteSurprise.What what) {
            observer.surprised(site, what);
        }
    }
}
