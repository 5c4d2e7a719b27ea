package io.replicagateway.source;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes self-signed certificates with the JDK's keytool, and a TLS bucket for each that trusts it. */
public final class SelfSignedCertificates implements QuarkusTestResourceLifecycleManager {

    /** Names the address that the simulators listen on. */
    static final String RIGHT = "right";

    /** Names another host. */
    static final String OTHER_HOST = "other-host";

    /** Names the same address, with another key. */
    static final String RENEWED = "renewed";

    /** A bucket whose file a test replaces. */
    static final String CHANGING = "changing";

    private static final String PASSWORD = "changeit";

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        addBucket(config, RIGHT, "san=ip:127.0.0.1");
        addBucket(config, OTHER_HOST, "san=dns:elsewhere.example");
        addBucket(config, RENEWED, "san=ip:127.0.0.1");
        addBucket(config, CHANGING, "san=ip:127.0.0.1");
        return config;
    }

    private static void addBucket(Map<String, String> config, String name, String extension) {
        Path store = make(name, extension);
        String prefix = "quarkus.tls." + name + ".trust-store.p12.";
        config.put(prefix + "path", store.toString());
        config.put(prefix + "password", PASSWORD);
    }

    private static Path make(String name, String extension) {
        try {
            Path store = Files.createTempDirectory("certificates").resolve(name + ".p12");
            List<String> command =
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                            "-genkeypair",
                            "-alias",
                            name,
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            extension,
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            store.toString());
            Process keytool = new ProcessBuilder(command).inheritIO().start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a server needs to show the certificate of this name. */
    static SSLContext server(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void stop() {
        // The files are small and lie in the system's own temporary directory.
    }
}
