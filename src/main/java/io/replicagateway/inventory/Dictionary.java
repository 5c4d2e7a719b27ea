package io.replicagateway.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Distinct texts in sort order, each known by its place. Both vendors use guids in lower case as ids, which are held in
 * 16 bytes; where any of the texts is something else, all are held as texts.
 */
sealed interface Dictionary {

    /** The dictionary of these texts, which ascend, each once. */
    static Dictionary of(List<Text> ascending) {
        return !ascending.isEmpty() && ascending.stream().allMatch(Guids::isGuid)
                ? Guids.of(ascending)
                : new Texts(ascending.toArray(Text[]::new));
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
    default int find(Text text) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = text(middle).compareTo(text);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
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

    /**
     * Guids in lower case, which sort as the numbers do that they stand for.
     *
     * @param halves of each guid the first 64 bits, then the others
     */
    record Guids(long[] halves) implements Dictionary {

        private static final Pattern GUID =
                Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

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
            return new UUID(halves[2 * place], halves[2 * place + 1]).toString();
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
}
