package io.replicagateway.model;

import java.time.Instant;

/**
 * Why the last refresh of a site failed.
 *
 * @param message what happened, for people; holds no secret and nothing that the site sent
 * @param at when it failed
 */
public record SiteFailure(FailureKind kind, String message, Instant at) {}
