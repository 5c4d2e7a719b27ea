package io.replicagateway.inventory;

import io.replicagateway.model.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows that are being turned into columns, ascending by id. */
final class Rows<T> {

    private final List<T> ascending;
    private final Function<T, String> id;

    Rows(List<T> rows, Function<T, String> id) {
        this.ascending = rows.stream().sorted(Comparator.comparing(id, Text.ORDER)).toList();
        this.id = id;
    }

    List<T> ascending() {
        return ascending;
    }

    IdColumn ids() {
        return IdColumn.of(ascending.stream().map(id).toList());
    }

    TextColumn texts(Function<T, @Nullable String> value) {
        return TextColumn.of(values(value));
    }

    TimeColumn times(Function<T, @Nullable Timestamp> value) {
        return TimeColumn.of(values(value));
    }

    private <V> List<@Nullable V> values(Function<T, @Nullable V> value) {
        var values = new ArrayList<@Nullable V>(ascending.size());
        for (T row : ascending) {
            values.add(value.apply(row));
        }
        return values;
    }
}
