package io.replicagateway.query;

/** Numbers distinct values from 0, in the order in which they come up, and ends the work when there are too many. */
final class Numbering {

    private static final int SLOT_BITS = 12;

    /** Spreads values that are close together over all slots: two to the power of 64 by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long[] values = new long[1 << SLOT_BITS];

    /** The number of the value in each slot, plus 1; 0 where the slot is free. */
    private final int[] numbers = new int[1 << SLOT_BITS];

    private int size;

    /** How many values have a number. */
    int size() {
        return size;
    }

    /**
     * The number of a value.
     *
     * @throws TooManyGroupsException if it would be the first one beyond {@link Summary#MOST_GROUPS}
     */
    int of(long value) {
        int slot = (int) (value * SPREAD >>> Long.SIZE - SLOT_BITS);
        while (numbers[slot] != 0 && values[slot] != value) {
            slot = slot + 1 & numbers.length - 1;
        }
        if (numbers[slot] == 0) {
            if (size == Summary.MOST_GROUPS) {
                throw new TooManyGroupsException();
            }
            values[slot] = value;
            numbers[slot] = ++size;
        }
        return numbers[slot] - 1;
    }
}
