package io.replicagateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.FleetSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hot pages are bounded in number and bytes, and those that are asked for are the ones that stay. */
class HotGenerationTest {

    private final HotGeneration generation =
            new HotGeneration(
                    new FleetSnapshot("1", Instant.EPOCH, List.of()),
                    new HotMemory(new OffHeap(0), new PageFiles(Optional.empty(), 0)));

    @Test
    void aPageThatIsAskedForOutlastsAllThatAreNot() {
        // Given
        EncodedPage hot = page(1);
        generation.add("/hot", hot);
        // When
        for (int turn = 0; turn < 3 * HotGeneration.MOST_PAGES; turn++) {
            generation.add("/once?" + turn, page(1));
            generation.find("/hot");
        }
        // Then
        assertThat(generation.find("/hot").page()).isSameAs(hot);
        assertThat(kept(3 * HotGeneration.MOST_PAGES)).isEqualTo(HotGeneration.MOST_PAGES - 1);
    }

    @Test
    void theOldestMakesRoomWhereAllAreAskedFor() {
        // Given
        for (int turn = 0; turn < HotGeneration.MOST_PAGES; turn++) {
            generation.add("/once?" + turn, page(1));
            generation.find("/once?" + turn);
        }
        // When
        generation.add("/new", page(1));
        // Then
        assertThat(generation.find("/new")).isNotNull();
        assertThat(generation.find("/once?0")).isNull();
        assertThat(kept(HotGeneration.MOST_PAGES)).isEqualTo(HotGeneration.MOST_PAGES - 1);
    }

    @Test
    void bytesAreBoundedToo() {
        // Given
        int half = (int) HotGeneration.MOST_BYTES / 2;
        generation.add("/first", page(half));
        generation.add("/second", page(half));
        // When
        generation.add("/third", page(half));
        generation.add("/greatest", page((int) HotGeneration.MOST_BYTES + 1));
        // Then
        assertThat(generation.find("/first")).isNull();
        assertThat(generation.find("/second")).isNotNull();
        assertThat(generation.find("/third")).isNotNull();
        assertThat(generation.find("/greatest")).isNull();
    }

    @Test
    void aPageInPlaceOfAnotherTakesItsRoom() {
        // Given
        int half = (int) HotGeneration.MOST_BYTES / 2;
        EncodedPage newer = page(half);
        generation.add("/first", page(half));
        generation.add("/second", page(half));
        // When
        generation.add("/second", newer);
        // Then
        assertThat(generation.find("/first")).isNotNull();
        assertThat(generation.find("/second").page()).isSameAs(newer);
    }

    @Test
    void nothingIsKeptAfterItsEnd() {
        // Given
        generation.add("/before", page(1));
        // When
        generation.end();
        generation.add("/after", page(1));
        // Then
        assertThat(generation.find("/before")).isNull();
        assertThat(generation.find("/after")).isNull();
    }

    private long kept(int turns) {
        return IntStream.range(0, turns)
                .filter(turn -> generation.find("/once?" + turn) != null)
                .count();
    }

    private static EncodedPage page(int bytes) {
        return EncodedPage.of(new byte[bytes], true, Optional.empty());
    }
}
