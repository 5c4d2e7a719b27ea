package io.replicagateway.source.vbr;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VbrJsonTest {

    private static VbrPage<Replica> replicas(String json) {
        return VbrJson.page(Answers.holding(json), row -> VbrRows.toReplica(row, null));
    }

    private static RestorePoint point(String json) {
        return VbrJson.page(
                        Answers.holding("{\"data\":[" + json + "]}"),
                        row -> VbrRows.toRestorePoint(row, null))
                .rows()
                .get(0);
    }

    @Test
    void aReplicaOfAnOlderRevisionIsASnapshotReplica() {
        // When
        Replica replica =
                replicas(
                                """
                                {"data":[{"id":"r1","name":"n","type":"Regular","jobId":"j","policyTag":"p",
                                 "platformName":"VMware","platformId":"pi","state":"Ready",
                                 "creationTime":"2024-01-25T18:31:50.7300443+01:00"}],
                                 "pagination":{"total":1,"count":1,"skip":0,"limit":200}}""")
                        .rows()
                        .get(0);
        // Then
        assertThat(replica.type()).isEqualTo("Snapshot");
        assertThat(replica.policyId()).isEqualTo("p");
        assertThat(replica.createdAt()).hasToString("2024-01-25T17:31:50.7300443Z");
    }

    @Test
    void wordsOfTheFuturePassThrough() {
        // When
        Replica replica =
                replicas(
                                "{\"new\":[{}],\"data\":[{\"id\":\"r\",\"type\":\"Quantum\","
                                        + "\"state\":\"Dreaming\",\"extra\":{\"a\":[1,{}]}}]}")
                        .rows()
                        .get(0);
        // Then
        assertThat(replica.type()).isEqualTo("Quantum");
        assertThat(replica.state()).isEqualTo("Dreaming");
    }

    @Test
    void nullsAndMissingFieldsAndOddDatesAreAbsent() {
        // When
        RestorePoint point =
                point(
                        "{\"id\":7,\"name\":null,\"state\":null,\"creationTime\":\"yesterday\","
                                + "\"allowedOperations\":[null,\"A\",3,{}],\"replicaId\":[]}");
        // Then
        assertThat(point.nativeId()).isEqualTo("7");
        assertThat(point.vmName()).isNull();
        assertThat(point.createdAt()).isNull();
        assertThat(point.replicaId()).isNull();
        assertThat(point.allowedOperations()).containsExactly("A", "3");
    }

    @Test
    void namesWithBrokenBytesAndAByteOrderMarkAreRead() {
        // Given
        byte[] body =
                "\u00EF\u00BB\u00BF{\"data\":[{\"id\":\"r\",\"name\":\"x\u00FFy\"}]}"
                        .getBytes(ISO_8859_1);
        // When
        VbrPage<Replica> page =
                VbrJson.page(Answers.holding(body), row -> VbrRows.toReplica(row, null));
        // Then
        assertThat(page.rows().get(0).name()).isEqualTo("x\uFFFDy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "null", "\"many\"", "99999999999", "1.5", "{}"})
    void aTotalThatIsNoCountIsUnknown(String total) {
        assertThat(replicas("{\"data\":[],\"pagination\":{\"total\":" + total + "}}").total())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"data\":null}",
                "{\"data\":{}}",
                "{\"data\":[1]}",
                "{\"data\":[{}]}",
                "{\"data\":[{\"id\":null}]}",
                "{\"data\":[{\"id\":\"\"}]}",
                "{\"data\":[]",
                "{\"data\":[]} {}",
                "{\"data\":[{\"id\":\"secret-7\",,"
            })
    void whatIsNotAListIsMalformedAndNotQuoted(String json) {
        assertThatThrownBy(() -> replicas(json))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("the answer to GET /api/test")
                .hasMessageNotContaining("secret-7")
                .hasNoCause();
    }
}
