package io.replicagateway.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Distinct texts in sort order, each known by its place. Both vendors use guids in lower case as ids, which are held in
 * 16 bytes; where any of the texts is something else, all are held as texts.
 */
sealed interface Dictionary permits Dictionary.Texts, Guids {

    /**
     * The dictionary of these texts.
     *
     * @param ascending by {@link Text#ORDER}, each once
     */
    static Dictionary of(List<String> ascending) {
        return !ascending.isEmpty() && ascending.stream().allMatch(Guids::isGuid)
                ? Guids.of(ascending)
                : new Texts(ascending.stream().map(Text::of).toArray(Text[]::new));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedRowsException unless they ascend, each once, and are held as they would be by {@link #of}
     */
    static Dictionary readFrom(RowsReader source) throws MalformedRowsException {
        if (source.flag()) {
            return Guids.readFrom(source);
        }
        Text[] texts = new Text[source.count(Integer.BYTES)];
        boolean allGuids = texts.length > 0;
        for (int place = 0; place < texts.length; place++) {
            texts[place] = Text.of(source.text());
            RowsReader.check(
                    place == 0 || texts[place - 1].compareTo(texts[place]) < 0,
                    "texts do not ascend");
            allGuids = allGuids && Guids.isGuid(texts[place].raw());
        }
        RowsReader.check(!allGuids, "guids are held as texts");
        return new Texts(texts);
    }

    /** Writes the texts, and which form they are held in. */
    static void write(Dictionary dictionary, RowsWriter target) {
        if (dictionary instanceof Guids guids) {
            target.flag(true);
            guids.writeTo(target);
            return;
        }
        target.flag(false);
        target.number(dictionary.size());
        for (int place = 0; place < dictionary.size(); place++) {
            target.text(dictionary.raw(place));
        }
    }

    /** How many texts there are. */
    int size();

    /** The text at a place, 0 to size less one. */
    Text text(int place);

    /** As {@link #text}, without its sort form. */
    String raw(int place);

    /** The heap that the texts occupy, in bytes, estimated. */
    long heapBytes();

    /** Whether the other one holds the same texts. */
    boolean sameAs(Dictionary other);

    /** The place of the text, or a negative number. */
    int find(Text text);

    /**
     * The place that is searched for, or a negative number.
     *
     * @param order of what is at a place, compared with what is searched for
     */
    static int search(int size, IntUnaryOperator order) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = order.applyAsInt(middle);
            if (found == 0) {
                return middle;
            }
            if (found < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Any texts. */
    record Texts(Text[] ascending) implements Dictionary {

        /** What an object costs besides its fields, and a string besides its letters, on a 64-bit JVM. */
        private static final int OBJECT_BYTES = 24;

        private static final int STRING_BYTES = 56;

        @Override
        public int size() {
            return ascending.length;
        }

        @Override
        public Text text(int place) {
            return ascending[place];
        }

        @Override
        public String raw(int place) {
            return ascending[place].raw();
        }

        @Override
        public int find(Text text) {
            return Dictionary.search(size(), place -> ascending[place].compareTo(text));
        }

        @Override
        public long heapBytes() {
            long bytes = 0;
            for (Text text : ascending) {
                int strings = text.raw().equals(text.lower()) ? 1 : 2;
                bytes += OBJECT_BYTES + strings * (STRING_BYTES + (long) text.raw().length());
            }
            return bytes;
        }

        @Override
        public boolean sameAs(Dictionary other) {
            return other instanceof Texts texts && Arrays.equals(ascending, texts.ascending);
        }
    }
}
