package io.replicagateway.inventory;

import java.util.Arrays;

/** Finds the value that stands at a place of a sorted list, without sorting the list. */
final class Smallest {

    /** Where at least one value in so many is wanted, sorting all of them costs less. */
    private static final int SORTED_OF = 8;

    private Smallest() {}

    /**
     * The greatest of the smallest values.
     *
     * @param values in any order; left as they are
     * @param count how many smallest ones, 0 to all; the least value there is for 0
     */
    static long value(long[] values, int count) {
        if (count == 0) {
            return Long.MIN_VALUE;
        }
        if (count >= values.length / SORTED_OF) {
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[count - 1];
        }
        long[] heap = Arrays.copyOf(values, count);
        Arrays.sort(heap);
        for (int left = 0, right = count - 1; left < right; left++, right--) {
            long swapped = heap[left];
            heap[left] = heap[right];
            heap[right] = swapped;
        }
        for (int place = count; place < values.length; place++) {
            if (values[place] < heap[0]) {
                replaceGreatest(heap, values[place]);
            }
        }
        return heap[0];
    }

    /** The heap has its greatest value at the top, as a descending list has. */
    private static void replaceGreatest(long[] heap, long value) {
        int hole = 0;
        int child = 1;
        while (child < heap.length) {
            if (child + 1 < heap.length && heap[child + 1] > heap[child]) {
                child++;
            }
            if (heap[child] <= value) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
            child = 2 * hole + 1;
        }
        heap[hole] = value;
    }
}
