package io.replicagateway.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list, named by what the row there sorted by, so that the place can be found again in another
 * snapshot, even when the row is gone. Texts are cut, because a site may send any length and a cursor must stay small
 * enough for an address; behind a cut the place is that of the text's beginning, so rows may be seen twice there.
 *
 * @param keys what the row sorted by, one for each sort key, as text; null where it had no value
 * @param id the row's id
 */
public record Anchor(List<@Nullable String> keys, String id) {

    private static final int LONGEST_TEXT = 200;

    public Anchor {
        keys = keys.stream().map(Anchor::cut).toList();
        id = cut(id);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT);
    }
}
