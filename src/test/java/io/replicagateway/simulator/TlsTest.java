package io.replicagateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @Test
    void bothServersSpeakTls(@TempDir Path folder) throws Exception {
        // Given
        SSLContext tls = SelfSigned.make(folder, "keys", "ip:127.0.0.1").context();
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
}
