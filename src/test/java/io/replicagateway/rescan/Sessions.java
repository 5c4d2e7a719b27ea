package io.replicagateway.rescan;

import io.replicagateway.source.SiteSession;
import org.jspecify.annotations.Nullable;

/** Sessions as tests need them. */
final class Sessions {

    static final String ID = "5e5f1dd2-5b4c-4f8f-8a3c-0c7b1a4f3d70";

    private Sessions() {}

    static SiteSession of(String state, String result, @Nullable Integer percent) {
        return new SiteSession(
                ID,
                "Replica rescan",
                null,
                "ConfigurationResynchronize",
                null,
                null,
                state,
                percent,
                new SiteSession.Result(result, "told by the site", false),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
