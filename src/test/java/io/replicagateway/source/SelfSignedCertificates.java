package io.replicagateway.source;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.replicagateway.simulator.SelfSigned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Makes self-signed certificates, and a TLS bucket for each that trusts it. */
public final class SelfSignedCertificates implements QuarkusTestResourceLifecycleManager {

    /** Names the address that the simulators listen on. */
    static final String RIGHT = "right";

    /** Names another host. */
    static final String OTHER_HOST = "other-host";

    /** Names the same address, with another key. */
    static final String RENEWED = "renewed";

    /** A bucket whose file a test replaces. */
    static final String CHANGING = "changing";

    private final Map<String, SelfSigned> made = new HashMap<>();
    private Path directory;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("certificates");
            make(RIGHT, "ip:127.0.0.1");
            make(OTHER_HOST, "dns:elsewhere.example");
            make(RENEWED, "ip:127.0.0.1");
            make(CHANGING, "ip:127.0.0.1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Map<String, String> config = new HashMap<>();
        made.forEach(
                (name, certificate) -> {
                    String prefix = "quarkus.tls." + name + ".trust-store.p12.";
                    config.put(prefix + "path", certificate.store().toString());
                    config.put(prefix + "password", SelfSigned.PASSWORD);
                });
        return config;
    }

    private void make(String name, String alternativeName)
            throws IOException, InterruptedException {
        made.put(name, SelfSigned.make(directory, name, alternativeName));
    }

    @Override
    public void stop() {
        try {
            for (SelfSigned certificate : made.values()) {
                Files.delete(certificate.store());
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
