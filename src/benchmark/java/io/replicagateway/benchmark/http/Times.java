package io.replicagateway.benchmark.http;

import java.util.Arrays;

/** How long requests took; for one thread. */
final class Times {

    private long[] nanos = new long[1024];
    private int size;

    void add(long took) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = took;
    }

    void add(Times others) {
        for (int place = 0; place < others.size; place++) {
            add(others.nanos[place]);
        }
    }

    int size() {
        return size;
    }

    /**
     * The time, in microseconds, that so many in a hundred did not exceed.
     *
     * @throws IllegalStateException if nothing was timed
     */
    double percentile(int rank) {
        if (size == 0) {
            throw new IllegalStateException("no request was answered in time");
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        int place = (int) Math.ceil(size * rank / 100.0) - 1;
        return sorted[Math.max(0, place)] / 1000.0;
    }
}
