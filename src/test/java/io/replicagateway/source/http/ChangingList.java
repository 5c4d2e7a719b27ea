package io.replicagateway.source.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** A server's sorted list that changes before the first requests: rows vanish anywhere, new ones come last or anywhere. */
public final class ChangingList {

    /** New rows get odd numbers, so that they can come between the even ones that were there. */
    private final TreeSet<Integer> rows = new TreeSet<>();

    private final TreeSet<Integer> staying = new TreeSet<>();
    private final Random random;
    private final int vanishing;
    private final boolean insertsAnywhere;
    private int changes = 10;
    private int last;

    /**
     * @param vanishing most rows that vanish at once
     */
    public ChangingList(int size, long seed, int vanishing, boolean insertsAnywhere) {
        this.random = new Random(seed);
        this.vanishing = vanishing;
        this.insertsAnywhere = insertsAnywhere;
        for (int i = 0; i < size; i++) {
            last = 2 * (i + 1);
            rows.add(last);
            staying.add(last);
        }
    }

    /** The rows in order, after something may have changed. */
    public List<Integer> nextMoment() {
        if (random.nextBoolean() && changes-- > 0) {
            change();
        }
        return new ArrayList<>(rows);
    }

    private void change() {
        for (int i = random.nextInt(vanishing + 1); i > 0 && !rows.isEmpty(); i--) {
            Integer gone = new ArrayList<>(rows).get(random.nextInt(rows.size()));
            rows.remove(gone);
            staying.remove(gone);
        }
        if (random.nextInt(3) == 0) {
            last += 2;
            rows.add(last);
        }
        if (insertsAnywhere && random.nextInt(3) == 0) {
            rows.add(2 * random.nextInt(last / 2 + 1) + 1);
        }
    }

    /** The rows that were there from the start and still are. */
    public List<Integer> staying() {
        return new ArrayList<>(staying);
    }

    /** The part of a list from a position on; empty past its end. */
    public static List<Integer> slice(List<Integer> rows, long from, int most) {
        return rows.stream().skip(from).limit(most).toList();
    }
}
