package io.replicagateway.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Guids in lower case, which sort as the numbers do that they stand for; 16 bytes each. Immutable. */
public final class Guids implements Dictionary {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Of each guid the first eight bytes, then the others. */
    private final long[] halves;

    private Guids(long[] halves) {
        this.halves = halves;
    }

    static boolean isGuid(Text text) {
        return GUID.matcher(text.raw()).matches();
    }

    static Guids of(List<Text> ascending) {
        long[] halves = new long[2 * ascending.size()];
        int half = 0;
        for (Text text : ascending) {
            String digits = text.raw().replace("-", "");
            halves[half++] = Long.parseUnsignedLong(digits, 0, 16, 16);
            halves[half++] = Long.parseUnsignedLong(digits, 16, 32, 16);
        }
        return new Guids(halves);
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
        int byHigh = Long.compareUnsigned(high(place - 1), high(place));
        return byHigh < 0 || byHigh == 0 && Long.compareUnsigned(low(place - 1), low(place)) < 0;
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
    public long heapBytes() {
        return 8L * halves.length;
    }

    @Override
    public boolean sameAs(Dictionary other) {
        return other instanceof Guids guids && Arrays.equals(halves, guids.halves);
    }
}
