package io.replicagateway.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was noticed about a site while talking to it, beside its rows. Immutable: how it was at one moment.
 *
 * @param openSessions sessions that are open at the site by this gateway's knowledge: 0 or 1
 * @param possiblyOpenSessions sessions that may be open there besides, from 0: one whose log-out failed, or whose
 *     log-on was sent and never answered; each counts until the site must have dropped it
 * @param certificate what the site showed in the newest TLS handshake that was accepted; empty over plain HTTP and
 *     before the first
 * @param clockSkew how far the site's clock is ahead of this gateway's, negative where it is behind; good to about a
 *     second; empty where it is not known
 * @param surprises what the site said that no vendor document lists, in the order of first sight
 */
public record SiteVitals(
        int openSessions,
        int possiblyOpenSessions,
        Optional<SiteCertificate> certificate,
        Optional<Duration> clockSkew,
        List<SiteSurprise> surprises) {

    /** A site that was never talked to. */
    public static final SiteVitals UNKNOWN =
            new SiteVitals(0, 0, Optional.empty(), Optional.empty(), List.of());

    public SiteVitals {
        if (openSessions < 0 || possiblyOpenSessions < 0) {
            throw new IllegalArgumentException(
                    "sessions must be 0 or more: " + openSessions + ", " + possiblyOpenSessions);
        }
        surprises = List.copyOf(surprises);
    }
}
