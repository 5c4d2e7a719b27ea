package io.replicagateway.inventory;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Texts, dictionary-encoded: each distinct text is held once, in sort order, and a row holds its place there. So
 * comparing two rows compares two numbers, and a filter looks at each distinct text once.
 */
public final class TextColumn extends StoredColumn {

    /** Where fewer than one row in so many is looked at, they are looked at one by one. */
    private static final int SPARSE = 8;

    private final Dictionary dictionary;
    private final Codes codes;
    private final int size;
    private final boolean plain;

    private TextColumn(Dictionary dictionary, Codes codes, int size) {
        this.dictionary = dictionary;
        this.codes = codes;
        this.size = size;
        this.plain = guids() != null || texts().allMatch(text -> isPlain(text.raw()));
    }

    /** A column of these texts; null is a row without one. */
    public static TextColumn of(List<? extends @Nullable String> values) {
        var seen = new Seen();
        int[] found = seen.numbersOf(values);
        List<String> ascending = seen.texts.stream().sorted(Text.ORDER).toList();
        int[] places = new int[ascending.size() + 1];
        for (int place = 0; place < ascending.size(); place++) {
            places[seen.numbers.get(ascending.get(place))] = place;
        }
        places[ascending.size()] = ascending.size();
        boolean hasGaps = false;
        for (int row = 0; row < found.length; row++) {
            hasGaps |= found[row] == Seen.NOTHING;
            found[row] = places[found[row] == Seen.NOTHING ? ascending.size() : found[row]];
        }
        return new TextColumn(
                Dictionary.of(ascending),
                Codes.pack(found, greatest(ascending.size(), hasGaps)),
                found.length);
    }

    /** Numbers texts in the order in which they are first seen. */
    private static final class Seen {

        static final int NOTHING = -1;

        private final List<String> texts = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();

        /** The number of each text; {@link #NOTHING} for null. */
        int[] numbersOf(List<? extends @Nullable String> values) {
            int[] found = new int[values.size()];
            String before = null;
            for (int row = 0; row < found.length; row++) {
                String text = values.get(row);
                // Most columns repeat the row before more often than not.
                found[row] =
                        row > 0 && Objects.equals(text, before) ? found[row - 1] : numberOf(text);
                before = text;
            }
            return found;
        }

        private int numberOf(@Nullable String text) {
            if (text == null) {
                return NOTHING;
            }
            Integer known = numbers.putIfAbsent(text, texts.size());
            if (known == null) {
                texts.add(text);
            }
            return known == null ? texts.size() - 1 : known;
        }
    }

    static TextColumn readFrom(RowsReader source, int size) throws MalformedRowsException {
        Dictionary dictionary = Dictionary.readFrom(source);
        boolean hasGaps = source.flag();
        RowsReader.check(dictionary.size() <= size, "more texts than rows");
        RowsReader.check(
                hasGaps || dictionary.size() > 0 || size == 0, "rows with texts, but no texts");
        int greatest = greatest(dictionary.size(), hasGaps);
        return new TextColumn(dictionary, Codes.readFrom(source, size, greatest), size);
    }

    private static int greatest(int distinct, boolean hasGaps) {
        return hasGaps ? distinct : Math.max(0, distinct - 1);
    }

    /** The place of the row's text among {@link #texts}; their number where it has none. */
    public int code(int row) {
        return codes.get(row);
    }

    /** {@link #code} of each of these rows. */
    public int[] codes(int[] rows) {
        return codes.get(rows);
    }

    /** Each distinct text once, in sort order. */
    public Stream<Text> texts() {
        return IntStream.range(0, dictionary.size()).mapToObj(dictionary::text);
    }

    /** The distinct texts, if all are guids; null if not. */
    public @Nullable Guids guids() {
        return dictionary instanceof Guids guids ? guids : null;
    }

    /** Whether some row has this text, as it is written here. */
    public boolean contains(String raw) {
        return dictionary.find(Text.of(raw)) >= 0;
    }

    /** How many distinct texts there are. */
    public int distinct() {
        return dictionary.size();
    }

    @Override
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
        return code < dictionary.size() ? dictionary.text(code) : null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    long[] sortables(int[] rows) {
        long[] sortables = new long[rows.length];
        for (int place = 0; place < rows.length; place++) {
            int code = codes.get(rows[place]);
            sortables[place] = code == dictionary.size() ? NO_VALUE : code;
        }
        return sortables;
    }

    /**
     * Those of the rows whose text is accepted; a row without one is not.
     *
     * @param accepts asked once for each distinct text
     */
    public RowSet where(RowSet rows, Predicate<Text> accepts) {
        byte[] accepted = new byte[dictionary.size() + 1];
        boolean any = false;
        for (int code = 0; code < dictionary.size(); code++) {
            if (accepts.test(dictionary.text(code))) {
                accepted[code] = Codes.ACCEPTED;
                any = true;
            }
        }
        return any ? withAccepted(rows, accepted) : rows.none();
    }

    /** Those of the rows whose text is one of these, as it is written here; a row without one is not. */
    public RowSet where(RowSet rows, Set<String> wanted) {
        byte[] accepted = new byte[dictionary.size() + 1];
        boolean any = false;
        for (String raw : wanted) {
            int code = dictionary.find(Text.of(raw));
            if (code >= 0) {
                accepted[code] = Codes.ACCEPTED;
                any = true;
            }
        }
        return any ? withAccepted(rows, accepted) : rows.none();
    }

    private RowSet withAccepted(RowSet rows, byte[] accepted) {
        return rows.count() < size / SPARSE
                ? rows.where(row -> accepted[codes.get(row)] == Codes.ACCEPTED)
                : rows.and(codes.mark(accepted, size));
    }

    /**
     * The column of what each text becomes; this one where nothing changes.
     *
     * @param mapping asked once for each distinct text, and once with null for the rows without one
     */
    public TextColumn mapped(Mapping mapping) {
        List<@Nullable String> found = new ArrayList<>(dictionary.size() + 1);
        boolean same = true;
        for (int code = 0; code < dictionary.size(); code++) {
            String text = dictionary.raw(code);
            String mapped = mapping.of(text);
            found.add(mapped);
            same &= text.equals(mapped);
        }
        String instead = mapping.of(null);
        found.add(instead);
        return same && (instead == null || !hasGaps()) ? this : of(new ByRow(found, codes, size));
    }

    /** What a text, or the lack of one, becomes. */
    public interface Mapping {
        @Nullable String of(@Nullable String text);
    }

    /** Texts by row, of which only the distinct ones are there. */
    private static final class ByRow extends AbstractList<@Nullable String> {

        private final List<@Nullable String> byCode;
        private final Codes codes;
        private final int size;

        ByRow(List<@Nullable String> byCode, Codes codes, int size) {
            this.byCode = byCode;
            this.codes = codes;
            this.size = size;
        }

        @Override
        public @Nullable String get(int row) {
            return byCode.get(codes.get(row));
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** How many rows have each of the distinct texts, in their order; the last number counts those that have none. */
    public int[] counts() {
        int[] counts = new int[dictionary.size() + 1];
        for (int row = 0; row < size; row++) {
            counts[codes.get(row)]++;
        }
        return counts;
    }

    @Override
    long heapBytes() {
        return codes.heapBytes() + dictionary.heapBytes();
    }

    @Override
    boolean holdsSameAs(StoredColumn other) {
        return other instanceof TextColumn texts
                && size == texts.size
                && dictionary.sameAs(texts.dictionary)
                && codes.sameAs(texts.codes);
    }

    @Override
    void writeTo(RowsWriter target) {
        Dictionary.write(dictionary, target);
        target.flag(hasGaps());
        codes.writeTo(target);
    }

    /** Whether some row has no text. */
    public boolean hasGaps() {
        for (int row = 0; row < size; row++) {
            if (codes.get(row) == dictionary.size()) {
                return true;
            }
        }
        return false;
    }
}
