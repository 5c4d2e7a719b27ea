package io.replicagateway.api;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the header {@code Accept} says of the formats of a list. */
final class Accept {

    /** How much a format is wanted, and how exactly it is named. */
    private record Wish(Format format, double quality, int exactness) {

        static final Comparator<Wish> BY_EXACTNESS =
                Comparator.comparingInt(Wish::exactness).thenComparingDouble(Wish::quality);

        static final Comparator<Wish> BY_QUALITY =
                Comparator.comparingDouble(Wish::quality).thenComparingInt(Wish::exactness);
    }

    private Accept() {}

    /**
     * The format that is wanted most; among equals the one that is named most exactly, then the first of {@link Format}.
     * Empty if none is wanted.
     *
     * @param lines what all headers of this name say; JSON is wanted if that is nothing
     */
    static Optional<Format> best(List<String> lines) {
        if (lines.size() == 1 && isPlain(lines.get(0))) {
            return Optional.of(Format.JSON);
        }
        List<String> elements =
                lines.stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .filter(element -> !element.isBlank())
                        .toList();
        if (elements.isEmpty()) {
            return Optional.of(Format.JSON);
        }
        List<MediaRange> ranges = elements.stream().map(MediaRange::parse).toList();
        return Stream.of(Format.values())
                .flatMap(format -> wish(format, ranges).stream())
                .filter(wish -> wish.quality() > 0)
                .max(Wish.BY_QUALITY.thenComparing(Wish::format, Comparator.reverseOrder()))
                .map(Wish::format);
    }

    /** What nearly all callers send. */
    private static boolean isPlain(String accept) {
        return accept.equals(MediaType.WILDCARD) || accept.equals(MediaType.APPLICATION_JSON);
    }

    /** The range that names a format most exactly says how much it is wanted. */
    private static Optional<Wish> wish(Format format, List<MediaRange> ranges) {
        MediaRange content = MediaRange.parse(format.contentType());
        return ranges.stream()
                .map(range -> new Wish(format, range.quality(), range.exactness(content)))
                .filter(wish -> wish.quality() >= 0 && wish.exactness() >= 0)
                .max(Wish.BY_EXACTNESS);
    }
}
