package io.replicagateway.inventory;

import java.util.Arrays;
import java.util.BitSet;

/** A whole number a row, from 0 to a known greatest one, in as few bytes a row as that one needs: 0, 1, 2 or 4. */
sealed interface Codes {

    /** How many bits a word has; a shift by a row's number is one by what remains of it within its word. */
    int WORD = Long.SIZE;

    /** Tells {@link #mark} that a number is accepted; 0 that it is not. */
    byte ACCEPTED = 1;

    int get(int row);

    /**
     * A bit for each row whose number is accepted. Without a branch: which rows are accepted is as good as random, and
     * a processor that guesses wrong each other time takes four times as long.
     *
     * @param accepted {@link #ACCEPTED} or 0 for each number
     */
    BitSet mark(byte[] accepted, int size);

    /** The numbers of these rows; many times quicker than one by one, because it is decided once how they are held. */
    int[] get(int[] rows);

    long heapBytes();

    boolean sameAs(Codes other);

    void writeTo(RowsWriter target);

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws MalformedRowsException unless each is 0 to {@code greatest}
     */
    static Codes readFrom(RowsReader source, int size, int greatest) throws MalformedRowsException {
        Codes codes;
        if (greatest == 0) {
            return new Zeros();
        } else if (greatest <= 0xFF) {
            codes = new Bytes(source.bytes(size));
        } else if (greatest <= 0xFFFF) {
            codes = new Chars(source.chars(size));
        } else {
            codes = new Ints(source.ints(size));
        }
        for (int row = 0; row < size; row++) {
            int code = codes.get(row);
            RowsReader.check(code >= 0 && code <= greatest, "a text that is none of the column's");
        }
        return codes;
    }

    /**
     * @param codes each 0 to {@code greatest}
     */
    static Codes pack(int[] codes, int greatest) {
        if (greatest == 0) {
            return new Zeros();
        }
        if (greatest <= 0xFF) {
            byte[] packed = new byte[codes.length];
            for (int row = 0; row < codes.length; row++) {
                packed[row] = (byte) codes[row];
            }
            return new Bytes(packed);
        }
        if (greatest <= 0xFFFF) {
            char[] packed = new char[codes.length];
            for (int row = 0; row < codes.length; row++) {
                packed[row] = (char) codes[row];
            }
            return new Chars(packed);
        }
        return new Ints(codes.clone());
    }

    record Zeros() implements Codes {
        @Override
        public int get(int row) {
            return 0;
        }

        @Override
        public BitSet mark(byte[] accepted, int size) {
            var bits = new BitSet(size);
            bits.set(0, size, accepted[0] == ACCEPTED);
            return bits;
        }

        @Override
        public int[] get(int[] rows) {
            return new int[rows.length];
        }

        @Override
        public long heapBytes() {
            return 0;
        }

        @Override
        public boolean sameAs(Codes other) {
            return other instanceof Zeros;
        }

        @Override
        public void writeTo(RowsWriter target) {}
    }

    record Bytes(byte[] packed) implements Codes {
        @Override
        public int get(int row) {
            return packed[row] & 0xFF;
        }

        @Override
        public BitSet mark(byte[] accepted, int size) {
            long[] words = new long[(size + WORD - 1) / WORD];
            for (int word = 0; word < words.length; word++) {
                int end = Math.min(size, (word + 1) * WORD);
                long bits = 0;
                for (int row = word * WORD; row < end; row++) {
                    bits |= (long) accepted[packed[row] & 0xFF] << row;
                }
                words[word] = bits;
            }
            return BitSet.valueOf(words);
        }

        @Override
        public int[] get(int[] rows) {
            int[] codes = new int[rows.length];
            for (int at = 0; at < rows.length; at++) {
                codes[at] = packed[rows[at]] & 0xFF;
            }
            return codes;
        }

        @Override
        public long heapBytes() {
            return packed.length;
        }

        @Override
        public boolean sameAs(Codes other) {
            return other instanceof Bytes bytes && Arrays.equals(packed, bytes.packed);
        }

        @Override
        public void writeTo(RowsWriter target) {
            target.bytes(packed);
        }
    }

    record Chars(char[] packed) implements Codes {
        @Override
        public int get(int row) {
            return packed[row];
        }

        @Override
        public BitSet mark(byte[] accepted, int size) {
            long[] words = new long[(size + WORD - 1) / WORD];
            for (int word = 0; word < words.length; word++) {
                int end = Math.min(size, (word + 1) * WORD);
                long bits = 0;
                for (int row = word * WORD; row < end; row++) {
                    bits |= (long) accepted[packed[row]] << row;
                }
                words[word] = bits;
            }
            return BitSet.valueOf(words);
        }

        @Override
        public int[] get(int[] rows) {
            int[] codes = new int[rows.length];
            for (int at = 0; at < rows.length; at++) {
                codes[at] = packed[rows[at]];
            }
            return codes;
        }

        @Override
        public long heapBytes() {
            return 2L * packed.length;
        }

        @Override
        public boolean sameAs(Codes other) {
            return other instanceof Chars chars && Arrays.equals(packed, chars.packed);
        }

        @Override
        public void writeTo(RowsWriter target) {
            target.chars(packed);
        }
    }

    record Ints(int[] packed) implements Codes {
        @Override
        public int get(int row) {
            return packed[row];
        }

        @Override
        public BitSet mark(byte[] accepted, int size) {
            long[] words = new long[(size + WORD - 1) / WORD];
            for (int word = 0; word < words.length; word++) {
                int end = Math.min(size, (word + 1) * WORD);
                long bits = 0;
                for (int row = word * WORD; row < end; row++) {
                    bits |= (long) accepted[packed[row]] << row;
                }
                words[word] = bits;
            }
            return BitSet.valueOf(words);
        }

        @Override
        public int[] get(int[] rows) {
            int[] codes = new int[rows.length];
            for (int at = 0; at < rows.length; at++) {
                codes[at] = packed[rows[at]];
            }
            return codes;
        }

        @Override
        public long heapBytes() {
            return 4L * packed.length;
        }

        @Override
        public boolean sameAs(Codes other) {
            return other instanceof Ints ints && Arrays.equals(packed, ints.packed);
        }

        @Override
        public void writeTo(RowsWriter target) {
            target.ints(packed);
        }
    }
}
