package io.replicagateway.refresh;

import io.replicagateway.model.SiteSettings;
import io.replicagateway.source.ReplicaSource;
import java.time.Duration;

/**
 * A site with what it takes to refresh it.
 *
 * @param interval from the start of one refresh to that of the next, give or take a tenth
 * @param timeout how long one refresh may take in all, retries included
 */
public record RefreshedSite(
        SiteSettings site, ReplicaSource source, Duration interval, Duration timeout) {}
