package io.replicagateway.rescan;

import io.replicagateway.model.SiteId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A rescan across sites as it is at one moment. Immutable.
 *
 * @param id names it among all rescans of this and other gateways
 * @param requestedBy the caller's name; null if nobody had to say who they are
 * @param parts ascending by site, one for each; one at least
 */
public record Rescan(
        String id, Instant createdAt, @Nullable String requestedBy, List<RescanPart> parts) {

    /**
     * @throws IllegalArgumentException if there are no parts
     */
    public Rescan {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a rescan needs a site");
        }
        parts = parts.stream().sorted(Comparator.comparing(RescanPart::site)).toList();
    }

    static Rescan begun(
            String id,
            Instant now,
            @Nullable String requestedBy,
            Map<SiteId, Optional<Set<String>>> parts) {
        return new Rescan(
                id,
                now,
                requestedBy,
                parts.entrySet().stream()
                        .map(part -> RescanPart.begun(part.getKey(), part.getValue()))
                        .toList());
    }

    /** The parts' results joined. */
    public RescanStatus status() {
        if (count(RescanStatus.RUNNING) > 0) {
            return RescanStatus.RUNNING;
        }
        long failed = count(RescanStatus.FAILED);
        if (failed > 0) {
            return failed == parts.size() ? RescanStatus.FAILED : RescanStatus.PARTIAL;
        }
        return count(RescanStatus.WARNING) > 0 ? RescanStatus.WARNING : RescanStatus.SUCCEEDED;
    }

    private long count(RescanStatus status) {
        return parts.stream().filter(part -> part.status() == status).count();
    }

    /** The mean of the parts' progress, rounded down: 100 only when all are over. */
    public int progressPercent() {
        return parts.stream().mapToInt(RescanPart::progressPercent).sum() / parts.size();
    }

    /** Whether all parts are over. */
    public boolean isOver() {
        return parts.stream().allMatch(RescanPart::isOver);
    }

    /** When the last part ended; empty as long as one has not. */
    public Optional<Instant> endedAt() {
        return isOver()
                ? parts.stream()
                        .map(RescanPart::endedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** The part of this site; empty if the rescan has none. */
    public Optional<RescanPart> part(SiteId site) {
        return parts.stream().filter(part -> part.site().equals(site)).findFirst();
    }

    /** This rescan with the site's part changed. */
    Rescan with(SiteId site, UnaryOperator<RescanPart> change) {
        return new Rescan(
                id,
                createdAt,
                requestedBy,
                parts.stream()
                        .map(part -> part.site().equals(site) ? change.apply(part) : part)
                        .toList());
    }
}
