package io.replicagateway.inventory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers to questions that always have the same answer; of too many, those asked for longest ago are forgotten. */
final class Remembered<T> {

    private final Map<Object, T> answers;
    private final Predicate<T> isKept;

    /**
     * @param most how many answers are kept
     * @param isKept whether an answer may be kept at all
     */
    Remembered(int most, Predicate<T> isKept) {
        this.isKept = isKept;
        this.answers =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Object, T> eldest) {
                        return size() > most;
                    }
                };
    }

    /** The answer; worked out, outside of any lock, where it is not known. */
    T get(Object question, Supplier<T> answer) {
        T known = find(question);
        if (known != null) {
            return known;
        }
        T found = answer.get();
        if (isKept.test(found)) {
            keep(question, found);
        }
        return found;
    }

    private synchronized @Nullable T find(Object question) {
        return answers.get(question);
    }

    private synchronized void keep(Object question, T answer) {
        answers.put(question, answer);
    }

    synchronized int size() {
        return answers.size();
    }
}
