package io.replicagateway.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Remembers what a store has told. */
final class RecordingObserver implements StoreObserver {

    final Map<Load, Integer> loads = new EnumMap<>(Load.class);
    final List<Boolean> ups = new ArrayList<>();
    int written;
    int failed;

    @Override
    public void opened() {}

    @Override
    public void loaded(Load outcome) {
        loads.merge(outcome, 1, Integer::sum);
    }

    @Override
    public void written(boolean good) {
        if (good) {
            written++;
        } else {
            failed++;
        }
    }

    @Override
    public void isUp(boolean up) {
        ups.add(up);
    }
}
