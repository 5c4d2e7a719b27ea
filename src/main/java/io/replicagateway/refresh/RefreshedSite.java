package io.replicagateway.refresh;

import io.replicagateway.model.SiteSettings;
import io.replicagateway.source.ReplicaSource;

/** A site with what it takes to refresh it. */
public record RefreshedSite(SiteSettings site, ReplicaSource source, RefreshPlan plan) {}
