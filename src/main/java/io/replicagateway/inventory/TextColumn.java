package io.replicagateway.inventory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Texts, dictionary-encoded: each distinct text is held once, in sort order, and a row holds its place there. So
 * comparing two rows compares two numbers, and a filter looks at each distinct text once.
 */
public final class TextColumn extends StoredColumn {

    /** What an object costs besides its fields, and a string besides its letters, on a 64-bit JVM. */
    private static final int OBJECT_BYTES = 24;

    private static final int STRING_BYTES = 56;

    private final Text[] dictionary;
    private final Codes codes;
    private final int size;
    private final boolean plain;

    private TextColumn(Text[] dictionary, Codes codes, int size) {
        this.dictionary = dictionary;
        this.codes = codes;
        this.size = size;
        this.plain = Arrays.stream(dictionary).allMatch(text -> isPlain(text.raw()));
    }

    /** A column of these texts; null is a row without one. */
    public static TextColumn of(List<? extends @Nullable String> values) {
        Text[] dictionary =
                values.stream()
                        .filter(Objects::nonNull)
                        .map(Text::of)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toArray(Text[]::new);
        var places = new HashMap<String, Integer>();
        for (Text text : dictionary) {
            places.put(text.raw(), places.size());
        }
        int[] codes = new int[values.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = values.get(row) == null ? dictionary.length : places.get(values.get(row));
        }
        boolean hasGaps = Arrays.stream(codes).anyMatch(code -> code == dictionary.length);
        int greatest = hasGaps ? dictionary.length : Math.max(0, dictionary.length - 1);
        return new TextColumn(dictionary, Codes.pack(codes, greatest), codes.length);
    }

    /** The place of the row's text among {@link #texts}; their number where it has none. */
    public int code(int row) {
        return codes.get(row);
    }

    /** Each distinct text once, in sort order. */
    public Stream<Text> texts() {
        return Arrays.stream(dictionary);
    }

    /** How many distinct texts there are. */
    public int distinct() {
        return dictionary.length;
    }

    /** Whether all rows have the same text, or none of them has one. */
    public boolean isConstant() {
        return codes instanceof Codes.Zeros;
    }

    /**
     * Whether every text has only letters that ASCII can print, quotation mark and backslash excepted: such texts are
     * the same in JSON and in any encoding.
     */
    public boolean isPlain() {
        return plain;
    }

    private static boolean isPlain(String text) {
        return text.chars()
                .allMatch(
                        letter ->
                                letter >= ' ' && letter <= '~' && letter != '"' && letter != '\\');
    }

    @Override
    public @Nullable Text key(int row) {
        int code = codes.get(row);
        return code < dictionary.length ? dictionary[code] : null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    int[] ranks() {
        int[] ranks = new int[size];
        for (int row = 0; row < size; row++) {
            int code = codes.get(row);
            ranks[row] = code == dictionary.length ? NO_VALUE : code;
        }
        return ranks;
    }

    @Override
    long heapBytes() {
        long bytes = codes.heapBytes();
        for (Text text : dictionary) {
            int strings = text.raw().equals(text.lower()) ? 1 : 2;
            bytes += OBJECT_BYTES + strings * (STRING_BYTES + (long) text.raw().length());
        }
        return bytes;
    }

    @Override
    boolean holdsSameAs(StoredColumn other) {
        return other instanceof TextColumn texts
                && size == texts.size
                && Arrays.equals(dictionary, texts.dictionary)
                && codes.sameAs(texts.codes);
    }
}
