package io.replicagateway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sites sort as the ids of their rows do. */
class SiteIdTest {

    @Test
    void sitesSortAsTheIdsOfTheirRowsDo() {
        // Given
        Stream<SiteId> sites = Stream.of("b", "ab", "a", "a1", "a-b").map(SiteId::new);
        // When
        List<String> sorted = sites.sorted().map(SiteId::value).toList();
        // Then
        assertThat(sorted).containsExactly("a-b", "a1", "a", "ab", "b");
    }

    @Test
    void sixtyThreeCharactersAreTaken() {
        // Given
        String longest = "a".repeat(63);
        // When
        SiteId id = new SiteId(longest);
        // Then
        assertThat(id).hasToString(longest);
    }

    @Test
    void whatIsNoSiteIdIsRefusedByName() {
        // Given
        List<String> refused =
                List.of("", "-a", "A", "a_b", "a:b", "a.b", "é", " a", "a\n", "a".repeat(64));
        // When // Then
        assertThat(refused)
                .allSatisfy(
                        text ->
                                assertThatThrownBy(() -> new SiteId(text))
                                        .isInstanceOf(IllegalArgumentException.class)
                                        .hasMessageContaining(text));
    }
}
