package io.replicagateway.soak;

import io.replicagateway.benchmark.process.PackagedGateway;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The gateway as it is configured here: what it keeps for a while, it keeps for seconds, so that a rest is soon over. */
final class Gateway {

    static final String USER = "otto";
    static final String PASSWORD = "operate";

    /** Of the password, made by {@code htpasswd -bnBC 10}. */
    private static final String BCRYPT =
            "$2y$10$UiNTxat8ULOWKfTwLi0GL.GymBa1uSVz.FEVrBd8G.crK4fPmOirm";

    private Gateway() {}

    static PackagedGateway start(Sites sites) throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>();
        settings.add("gateway.auth.users.\"" + USER + "\".password-hash=" + BCRYPT);
        settings.add("gateway.auth.users.\"" + USER + "\".roles=viewer");
        settings.add("gateway.refresh.interval=2S");
        settings.add("gateway.refresh.timeout=8S");
        settings.add("gateway.refresh.request-timeout=3S");
        settings.add("gateway.snapshots.keep=64");
        settings.add("gateway.snapshots.max-age=10S");
        settings.add("gateway.exports.stall-timeout=2S");
        settings.add("gateway.store=file");
        for (String line : PackagedGateway.sites(sites.places())) {
            settings.add(line);
            if (line.endsWith("password=secret")) {
                settings.add(line.replace("password=secret", "max-log-ons=60"));
                settings.add(line.replace("password=secret", "page-size=100"));
            }
        }
        return PackagedGateway.start(
                "gateway", List.of("-Xmx512m"), settings, UnaryOperator.identity());
    }
}
