package io.replicagateway.source.http;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Reads a site's password anew for each log-on, where reading may block. */
public final class Passwords {

    private Passwords() {}

    /** The password. Fails with {@link FailureKind#UNAUTHORIZED} if it can't be read. */
    public static Uni<String> current(SiteConnection connection) {
        return Uni.createFrom()
                .item(connection.password())
                .onFailure(failure -> !(failure instanceof SourceException))
                .transform(
                        failure ->
                                new SourceException(
                                        FailureKind.UNAUTHORIZED,
                                        "the site's password can't be read",
                                        failure))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
