package io.replicagateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Compression follows what the caller says it takes. */
class ResponsesTest {

    @Test
    void gzipIsTakenWhereItIsNamedOrEverythingIs() {
        // Given
        List<String> headers =
                List.of(
                        "gzip",
                        "GZIP",
                        "br, gzip",
                        "gzip;q=0.5",
                        "gzip; q=1.0",
                        "gzip ; q=0.001",
                        "*",
                        "br;q=1, *;q=0.1",
                        "identity;q=0, gzip");
        // When // Then
        assertThat(headers).allMatch(Responses::takesGzip);
    }

    @Test
    void gzipIsNotTakenWhereItIsRefusedOrNotNamed() {
        // Given
        List<String> headers =
                List.of(
                        "",
                        ";",
                        " , ;q=1",
                        "identity",
                        "br, deflate",
                        "gzip;q=0",
                        "gzip; q=0.0",
                        "gzip;q=0.000",
                        "*;q=0",
                        "xgzip",
                        "gzipped");
        // When // Then
        assertThat(headers).noneMatch(Responses::takesGzip);
        assertThat(Responses.takesGzip(null)).isFalse();
    }

    @Test
    void whatIsSaidOfGzipCountsMoreThanWhatIsSaidOfEverything() {
        // When
        boolean named = Responses.takesGzip("*;q=0, gzip");
        boolean refused = Responses.takesGzip("*, gzip;q=0");
        // Then
        assertThat(named).isTrue();
        assertThat(refused).isFalse();
    }
}
