package io.replicagateway.source.vbr;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.SiteSurprise;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Answers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What later products may add to VBR's lists. */
class VbrDriftTest {

    private static final String REPLICAS = "/api/v1/replicas";
    private static final String POINTS = "/api/v1/replicaPoints";

    private static List<String> surprises(Answer answer) {
        VbrJson.page(answer, row -> row);
        return answer.surprises().all().stream()
                .map(surprise -> surprise.what().label() + " " + surprise.name())
                .toList();
    }

    private static Answer page(String path, String revision, String member) {
        return Answers.holding(
                        path,
                        "{\"data\":[{\"id\":\"1\",%s}],\"pagination\":{\"total\":1}}"
                                .formatted(member))
                .speaking(revision);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    1.2-rev1, "type":"Regular"
                    1.3-rev2, "type":"Snapshot"
                    1.2-rev1, "state":"ReadyToSwitch"
                    1.3-rev0, "platformName":"MongoDb"
                    1.3-rev2, "platformName":"Proxmox"
                    2.0-rev9, "platformName":"Proxmox"
                    1.3-rev1, "policyUniqueId":null
                    """)
    void whatARevisionListsIsNoSurprise(String revision, String member) {
        assertThat(surprises(page(REPLICAS, revision, member))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    1.3-rev2, "type":"Regular", unknown-value replicas.type=Regular
                    1.3-rev1, "type":"Snapshot", unknown-value replicas.type=Snapshot
                    1.3-rev2, "state":"Merging", unknown-value replicas.state=Merging
                    1.3-rev1, "platformName":"Proxmox", unknown-value replicas.platformName=Proxmox
                    1.2-rev1, "malwareStatus":"Clean", unknown-field replicas.malwareStatus
                    1.3-rev2, "region":{"name":"x"}, unknown-field replicas.region
                    1.3-rev2, "tags":["x"], unknown-field replicas.tags
                    """)
    void whatARevisionDoesNotListIsOne(String revision, String member, String surprise) {
        assertThat(surprises(page(REPLICAS, revision, member))).containsExactly(surprise);
    }

    @Test
    void operationsAndMalwareAreLookedAtByRevision() {
        // Given
        String member =
                "\"allowedOperations\":[\"StartFlrRestore\",\"StartDiskPublish\"],"
                        + "\"malwareStatus\":\"Informative\"";
        // When // Then
        assertThat(surprises(page(POINTS, "1.3-rev2", member))).isEmpty();
        assertThat(surprises(page(POINTS, "1.2-rev1", member)))
                .containsExactly(
                        "unknown-value restore-points.allowedOperations=StartDiskPublish",
                        "unknown-value restore-points.malwareStatus=Informative");
    }

    @Test
    void membersOfThePageAreLookedAtToo() {
        // Given
        Answer answer =
                Answers.holding(
                        REPLICAS,
                        "{\"data\":[],\"pagination\":{\"total\":0,\"cursor\":\"x\"},\"links\":{}}");
        // When // Then
        assertThat(surprises(answer))
                .containsExactly("unknown-field pagination.cursor", "unknown-field page.links");
    }

    @Test
    void eachIsCounted() {
        // Given
        Answer answer =
                Answers.holding(
                        REPLICAS, "{\"data\":[{\"id\":\"1\",\"x\":1},{\"id\":\"2\",\"x\":2}]}");
        // When
        surprises(answer);
        // Then
        assertThat(answer.surprises().all()).extracting(SiteSurprise::count).containsExactly(2L);
    }
}
