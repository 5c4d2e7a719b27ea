package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same server and account are the same however they are written; any other is another. */
class OriginTest {

    private static final String PARIS =
            Origin.of(URI.create("https://paris.example:9419"), "svc-gateway");

    @ParameterizedTest
    @CsvSource({
        "https://paris.example:9419, svc-gateway, true",
        "HTTPS://Paris.Example:9419/, svc-gateway, true",
        "https://paris.example, svc-gateway, false",
        "https://paris.example:9420, svc-gateway, false",
        "https://oslo.example:9419, svc-gateway, false",
        "http://paris.example:9419, svc-gateway, false",
        "https://paris.example:9419/prefix, svc-gateway, false",
        "https://paris.example:9419, svc-other, false",
    })
    void serverAndAccountTellRowsApart(String url, String username, boolean same) {
        // When
        String origin = Origin.of(URI.create(url), username);
        // Then
        assertThat(origin.equals(PARIS)).isEqualTo(same);
        assertThat(origin).doesNotContain("example").doesNotContain("svc");
    }
}
