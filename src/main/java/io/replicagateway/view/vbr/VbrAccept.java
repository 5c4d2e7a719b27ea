package io.replicagateway.view.vbr;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * The API answers JSON whatever a client accepts: one that is told that there is no such format would take it for an
 * older server, and try another revision.
 */
@ApplicationScoped
class VbrAccept {

    /** Before any other handler looks at the header. */
    private static final int EARLY = -1000;

    void register(@Observes Router router) {
        router.routeWithRegex("/api/(v1|oauth2)/.*")
                .order(EARLY)
                .handler(
                        context -> {
                            context.request()
                                    .headers()
                                    .set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
                            context.next();
                        });
    }
}
