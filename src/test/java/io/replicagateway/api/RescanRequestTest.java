package io.replicagateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.replicagateway.model.SiteId;
import io.replicagateway.rescan.RescanComplaint;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RescanRequestTest {

    private static final SiteId PARIS = new SiteId("paris");
    private static final SiteId OSLO = new SiteId("oslo");

    private static RescanRequest parsed(String body) {
        return RescanRequest.parse(body.getBytes(UTF_8));
    }

    private static ProblemException refusalOf(String body) {
        return catchThrowableOfType(ProblemException.class, () -> parsed(body));
    }

    @Test
    void replicasAreGroupedBySite() {
        // When
        RescanRequest request =
                parsed("{\"replicas\":[\"paris:1\",\"oslo:a:b\",\"paris:2\",\"paris:1\"]}");
        // Then
        assertThat(request.parts())
                .isEqualTo(
                        Map.of(
                                PARIS, Optional.of(Set.of("1", "2")),
                                OSLO, Optional.of(Set.of("a:b"))));
        assertThat(request.illFormed()).isEmpty();
    }

    @Test
    void ofASiteAllReplicasAreMeant() {
        // When
        RescanRequest request = parsed("{\"sites\":[\"paris\",\"oslo\",\"paris\"]}");
        // Then
        assertThat(request.parts())
                .isEqualTo(Map.of(PARIS, Optional.empty(), OSLO, Optional.empty()));
    }

    @Test
    void everythingIllFormedIsNamed() {
        // When
        RescanRequest replicas =
                parsed("{\"replicas\":[\"paris\",\"paris:\",\"Paris:1\",\"\",\"oslo:1\"]}");
        RescanRequest sites = parsed("{\"sites\":[\"No Site\",\"oslo\",\"\"]}");
        // Then
        assertThat(replicas.illFormed())
                .extracting(RescanComplaint::named)
                .containsExactly("", "Paris:1", "paris", "paris:");
        assertThat(sites.illFormed())
                .extracting(RescanComplaint::named)
                .containsExactly("", "No Site");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"replica\":[\"paris:1\"]} | replica",
                "{\"sites\":[\"paris\"],\"wait\":true} | wait",
                "{\"sites\":[\"paris\"],\"replicas\":[\"paris:1\"]} | sites",
                "{} | replicas",
                "{\"sites\":[]} | sites",
                "{\"sites\":null} | sites",
                "{\"sites\":\"paris\"} | sites",
                "{\"sites\":[1]} | sites",
                "{\"sites\":[null]} | sites",
                "{\"replicas\":{\"id\":\"paris:1\"}} | replicas",
            })
    void aMemberThatIsNotTakenIsNamed(String body, String member) {
        // When
        ProblemException refusal = refusalOf(body);
        // Then
        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_BODY);
        assertThat(refusal.members()).containsEntry("member", member);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "7",
                "{",
                "{\"sites\":[\"paris\"]}{}",
                "{\"sites\":[\"paris\"],\"sites\":[\"oslo\"]}",
                "<sites/>"
            })
    void aBodyThatIsNotOneObjectIsRefused(String body) {
        // When
        ProblemException refusal = refusalOf(body);
        // Then
        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_BODY);
        assertThat(refusal.members()).isEmpty();
    }

    @Test
    void aBodyThatNestsWithoutEndIsRefused() {
        // When
        ProblemException refusal = refusalOf("{\"sites\":" + "[".repeat(50_000));
        // Then
        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_BODY);
    }

    @Test
    void tooManyOrTooLongNamesAreRefused() {
        // Given
        String many = "\"oslo\",".repeat(RescanRequest.MOST_NAMED);
        String longName = "x".repeat(RescanRequest.LONGEST_ID + 1);
        // When
        ProblemException ofMany = refusalOf("{\"sites\":[" + many + "\"paris\"]}");
        ProblemException ofLong = refusalOf("{\"replicas\":[\"paris:" + longName + "\"]}");
        // Then
        assertThat(ofMany.members()).containsEntry("member", "sites");
        assertThat(ofLong.members()).containsEntry("member", "replicas");
    }
}
