package io.replicagateway.ops;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.Unremovable;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Takes addresses out of spans that may hold what a caller proves itself by: the id of a log-on session of the EM view,
 * from which its token follows, however the address is spelled, and what should stand in the body of a log-on.
 */
@Singleton
@Typed(AutoConfiguredOpenTelemetrySdkBuilderCustomizer.class)
@Unremovable
final class DiscreetSpans
        implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer, SpanProcessor {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

    private static final String HIDDEN = "hidden";

    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        builder.addTracerProviderCustomizer((provider, any) -> provider.addSpanProcessor(this));
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String path = span.getAttribute(PATH);
        if (path == null) {
            return;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.contains("logonsession") || lower.contains("%")) {
            span.setAttribute(PATH, HIDDEN);
        }
        if (span.getAttribute(QUERY) != null && lower.contains("oauth2")) {
            span.setAttribute(QUERY, HIDDEN);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // What it tells was settled when it began.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
