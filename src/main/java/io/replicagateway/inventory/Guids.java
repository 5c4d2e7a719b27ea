package io.replicagateway.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Guids in lower case, which sort as the numbers do that they stand for; 16 bytes each. Immutable. */
public final class Guids implements Dictionary {

    private static final int LENGTH = 36;

    /** Where the groups of digits are divided. */
    private static final String DASHES = "        -    -    -    -            ";

    /** Of each guid the first eight bytes, then the others. */
    private final long[] halves;

    private Guids(long[] halves) {
        this.halves = halves;
    }

    /** Whether the text is a guid as both vendors write it: lower case, with dashes, without braces. */
    static boolean isGuid(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int place = 0; place < LENGTH; place++) {
            char letter = text.charAt(place);
            boolean fits =
                    DASHES.charAt(place) == '-'
                            ? letter == '-'
                            : letter >= '0' && letter <= '9' || letter >= 'a' && letter <= 'f';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param ascending guids, each once
     */
    static Guids of(List<String> ascending) {
        long[] halves = new long[2 * ascending.size()];
        int half = 0;
        for (String guid : ascending) {
            halves[half++] = high(guid);
            halves[half++] = low(guid);
        }
        return new Guids(halves);
    }

    private static long high(String guid) {
        return number(guid, 0, 18);
    }

    private static long low(String guid) {
        return number(guid, 19, LENGTH);
    }

    private static long number(String guid, int from, int to) {
        long number = 0;
        for (int place = from; place < to; place++) {
            char letter = guid.charAt(place);
            if (letter != '-') {
                number = number << 4 | (letter <= '9' ? letter - '0' : letter - 'a' + 10);
            }
        }
        return number;
    }

    static Guids readFrom(RowsReader source) throws MalformedRowsException {
        int size = source.count(2 * Long.BYTES);
        RowsReader.check(size > 0, "no guids at all");
        var guids = new Guids(source.longs(2 * size));
        for (int place = 1; place < size; place++) {
            RowsReader.check(guids.ascendsTo(place), "guids do not ascend");
        }
        return guids;
    }

    private boolean ascendsTo(int place) {
        return compare(high(place - 1), low(place - 1), high(place), low(place)) < 0;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }

    void writeTo(RowsWriter target) {
        target.number(size());
        target.longs(halves);
    }

    /** The first eight bytes of the guid at a place. */
    public long high(int place) {
        return halves[2 * place];
    }

    /** The last eight bytes of the guid at a place. */
    public long low(int place) {
        return halves[2 * place + 1];
    }

    @Override
    public int size() {
        return halves.length / 2;
    }

    @Override
    public Text text(int place) {
        String raw = raw(place);
        return new Text(raw, raw);
    }

    @Override
    public String raw(int place) {
        return new UUID(high(place), low(place)).toString();
    }

    @Override
    public int find(Text text) {
        if (!isGuid(text.raw())) {
            return -1;
        }
        long high = high(text.raw());
        long low = low(text.raw());
        return Dictionary.search(size(), place -> compare(high(place), low(place), high, low));
    }

    @Override
    public long heapBytes() {
        return 8L * halves.length;
    }

    @Override
    public boolean sameAs(Dictionary other) {
        return other instanceof Guids guids && Arrays.equals(halves, guids.halves);
    }
}
