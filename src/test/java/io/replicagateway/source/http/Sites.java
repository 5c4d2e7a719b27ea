package io.replicagateway.source.http;

import io.replicagateway.model.SiteId;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/** Connections to simulated sites, as the tests need them. */
public final class Sites {

    public static final SiteId SITE = new SiteId("oslo");
    public static final UpstreamObserver NOBODY = (site, operation, outcome, took) -> {};
    private static final long PLENTY = 50_000_000;

    private Sites() {}

    /** Two connections, pages of ten rows, two seconds a request, the simulators' own account. */
    public static SiteConnection at(URI url) {
        return new SiteConnection(
                SITE,
                url,
                "gateway",
                () -> "secret",
                10,
                new SiteBudget(2, 6),
                Duration.ofSeconds(2),
                SiteTrust.bySystem(),
                PLENTY,
                Infrastructure.getDefaultWorkerPool());
    }

    public static SiteConnection as(String username, String password, SiteConnection c) {
        return new SiteConnection(
                c.site(),
                c.url(),
                username,
                () -> password,
                c.pageSize(),
                c.budget(),
                c.requestTimeout(),
                c.trust(),
                c.maxBodyBytes(),
                c.worker());
    }

    public static SiteConnection readingPassword(Supplier<String> password, SiteConnection c) {
        return new SiteConnection(
                c.site(),
                c.url(),
                c.username(),
                password,
                c.pageSize(),
                c.budget(),
                c.requestTimeout(),
                c.trust(),
                c.maxBodyBytes(),
                c.worker());
    }

    public static SiteConnection within(SiteBudget budget, SiteConnection c) {
        return new SiteConnection(
                c.site(),
                c.url(),
                c.username(),
                c.password(),
                c.pageSize(),
                budget,
                c.requestTimeout(),
                c.trust(),
                c.maxBodyBytes(),
                c.worker());
    }

    public static SiteConnection withPages(int pageSize, SiteConnection c) {
        return new SiteConnection(
                c.site(),
                c.url(),
                c.username(),
                c.password(),
                pageSize,
                c.budget(),
                c.requestTimeout(),
                c.trust(),
                c.maxBodyBytes(),
                c.worker());
    }

    public static SiteConnection within(Duration requestTimeout, SiteConnection c) {
        return new SiteConnection(
                c.site(),
                c.url(),
                c.username(),
                c.password(),
                c.pageSize(),
                c.budget(),
                requestTimeout,
                c.trust(),
                c.maxBodyBytes(),
                c.worker());
    }

    public static SiteConnection bounded(long maxBodyBytes, SiteConnection c) {
        return new SiteConnection(
                c.site(),
                c.url(),
                c.username(),
                c.password(),
                c.pageSize(),
                c.budget(),
                c.requestTimeout(),
                c.trust(),
                maxBodyBytes,
                c.worker());
    }

    public static SiteConnection trusting(SiteTrust trust, SiteConnection c) {
        return new SiteConnection(
                c.site(),
                c.url(),
                c.username(),
                c.password(),
                c.pageSize(),
                c.budget(),
                c.requestTimeout(),
                trust,
                c.maxBodyBytes(),
                c.worker());
    }
}
