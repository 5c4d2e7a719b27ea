package io.replicagateway.source.http;

import io.replicagateway.model.SiteId;
import io.replicagateway.source.SourceException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * How to reach one site and as whom.
 *
 * @param site whose connection it is
 * @param url the root of the site's API: {@code http} or {@code https}, a path prefix is kept
 * @param username who logs on
 * @param password read at each log-on, on a thread that may block; may throw {@link SourceException}
 * @param pageSize rows asked for per call, from 1; the site may send fewer
 * @param budget how much of the site may be used
 * @param requestTimeout the longest that one request may take, from sending to the last byte of the answer
 * @param trust which certificate the site may show
 * @param maxBodyBytes the largest answer that is taken, from 1
 * @param worker where answers are parsed
 */
public record SiteConnection(
        SiteId site,
        URI url,
        String username,
        Supplier<String> password,
        int pageSize,
        SiteBudget budget,
        Duration requestTimeout,
        SiteTrust trust,
        long maxBodyBytes,
        Executor worker) {

    /**
     * @throws IllegalArgumentException if a number or the duration is not positive, or the url is not of that form
     */
    public SiteConnection {
        requirePositive("page size", pageSize);
        requirePositive("request timeout in ms", requestTimeout.toMillis());
        requirePositive("max body bytes", maxBodyBytes);
        if (url.getHost() == null
                || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "the url of site " + site + " must be http:// or https:// with a host");
        }
    }

    boolean isEncrypted() {
        return "https".equals(url.getScheme());
    }

    static void requirePositive(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1: " + value);
        }
    }

    /** Without the account and without what a url may carry before its host. */
    @Override
    public String toString() {
        return "SiteConnection[site=%s, host=%s]".formatted(site, url.getHost());
    }
}
