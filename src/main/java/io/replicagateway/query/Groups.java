package io.replicagateway.query;

import io.replicagateway.inventory.Column;
import io.replicagateway.inventory.Text;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups of a summary while it is being made. */
final class Groups {

    private final Map<List<@Nullable Text>, Sums> sums = new HashMap<>();

    /**
     * Adds rows to the group of these values.
     *
     * @throws TooManyGroupsException if that would be one more than {@link Summary#MOST_GROUPS}
     */
    void add(List<@Nullable Text> values, Sums rows) {
        sums.merge(values, rows, Sums::plus);
        if (sums.size() > Summary.MOST_GROUPS) {
            throw new TooManyGroupsException();
        }
    }

    /** The groups by their values: the first one decides, then the next; none at all is behind every other. */
    List<Group> sorted() {
        return sums.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(Group::values, Groups::compare))
                .toList();
    }

    private static int compare(List<@Nullable Text> left, List<@Nullable Text> right) {
        Iterator<@Nullable Text> others = right.iterator();
        for (Text text : left) {
            int order = Column.compareKeys(text, others.next());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** What all rows add up to. */
    Sums total() {
        return sums.values().stream().reduce(Sums.NONE, Sums::plus);
    }
}
