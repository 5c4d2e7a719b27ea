package io.replicagateway.query;

import io.replicagateway.inventory.TextColumn;
import java.util.Arrays;

/** Rows of one table, told apart by their values: each is in a numbered cell, and equal ones are in the same. */
final class Cells {

    /** Up to so many cells are numbered by counting through all combinations of values, though some have no row. */
    private static final int MOST_COMBINATIONS = 4096;

    private final int[] rows;
    private final int[] cells;
    private int count = 1;

    /**
     * @param rows all of them in one cell
     */
    Cells(int[] rows) {
        this.rows = rows;
        this.cells = new int[rows.length];
    }

    /**
     * Tells the rows apart by their texts in this column too.
     *
     * @throws TooManyGroupsException if it is certain now that more than {@link Summary#MOST_GROUPS} cells have rows
     */
    void split(TextColumn column) {
        int[] codes = column.codes(rows);
        int choices = column.distinct() + 1;
        if ((long) count * choices <= MOST_COMBINATIONS) {
            for (int at = 0; at < cells.length; at++) {
                cells[at] = cells[at] * choices + codes[at];
            }
            count *= choices;
        } else {
            var numbering = new Numbering();
            for (int at = 0; at < cells.length; at++) {
                cells[at] = numbering.of((long) cells[at] << Integer.SIZE | codes[at]);
            }
            count = numbering.size();
        }
    }

    /** How many cells there are; those without rows count too. */
    int count() {
        return count;
    }

    /** The cell of each row. The caller must not change it. */
    int[] ofRows() {
        return cells;
    }

    /**
     * How many rows each cell has. Every other row is counted on its own, since two additions to one place, which is what
     * neighbours usually are, wait for each other.
     */
    int[] sizes() {
        int[] sizes = new int[count];
        int[] others = new int[count];
        for (int at = 0; at + 1 < cells.length; at += 2) {
            sizes[cells[at]]++;
            others[cells[at + 1]]++;
        }
        if (cells.length % 2 == 1) {
            sizes[cells[cells.length - 1]]++;
        }
        Arrays.setAll(sizes, cell -> sizes[cell] + others[cell]);
        return sizes;
    }

    /** One row of each cell, -1 where it has none. */
    int[] examples() {
        int[] examples = new int[count];
        Arrays.fill(examples, -1);
        for (int at = 0; at < cells.length; at++) {
            examples[cells[at]] = rows[at];
        }
        return examples;
    }
}
