package io.replicagateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @Test
    void bothServersSpeakTls(@TempDir Path folder) throws Exception {
        // Given
        SSLContext tls = selfSigned(folder.resolve("keys.p12"));
        SimulatedInventory inventory = new SimulatedInventory();
        HttpClient client = HttpClient.newBuilder().sslContext(tls).build();
        // When
        try (FakeVbr vbr = FakeVbr.startOverTls(inventory, tls);
                FakeEnterpriseManager em = FakeEnterpriseManager.startOverTls(inventory, tls)) {
            HttpResponse<String> time = get(client, vbr.url().resolve("/api/v1/serverTime"));
            HttpResponse<String> root = get(client, em.url().resolve("/api/"));
            // Then
            assertThat(vbr.url()).hasScheme("https");
            assertThat(time.statusCode()).isEqualTo(200);
            assertThat(root.statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI url) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(url).header("x-api-version", "1.3-rev2").build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** A key for 127.0.0.1, made by the JDK's own tool, that the same context trusts. */
    private static SSLContext selfSigned(Path file) throws Exception {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command =
                List.of(
                        tool.toString(),
                        "-genkeypair",
                        "-alias",
                        "one",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString());
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(keys, "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("one", keys.getCertificate("one"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
