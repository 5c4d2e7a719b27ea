package io.replicagateway.ops;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.model.SiteStatus;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.Scope;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once any site has answered; a dead site never makes the gateway unready again. */
@Readiness
@ApplicationScoped
class AnySiteAnswered implements AsyncHealthCheck {

    private final Inventory inventory;
    private final Clock clock;

    AnySiteAnswered(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        FleetSnapshot snapshot = inventory.latest();
        FleetStatus fleet = FleetStatus.of(snapshot, Scope.ALL, clock.instant());
        var response =
                HealthCheckResponse.named("any site has answered").status(snapshot.hasAnyAnswer());
        for (SiteStatus status : SiteStatus.values()) {
            response.withData(status.label(), fleet.count(status));
        }
        return Uni.createFrom().item(response.build());
    }
}
