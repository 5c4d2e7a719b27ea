package io.replicagateway.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Collections that EM was asked for: each runs until it was looked at often enough. */
final class EmTasks {

    private static final class Task {
        private final String serverId;
        private int looksLeft;

        Task(String serverId, int looksLeft) {
            this.serverId = serverId;
            this.looksLeft = looksLeft;
        }
    }

    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final EmSettings settings;
    private final Consumer<String> collect;

    /**
     * @param collect takes the id of the backup server, when a collection has come to a good end
     */
    EmTasks(EmSettings settings, Consumer<String> collect) {
        this.settings = settings;
        this.collect = collect;
    }

    /** The id of a new task. */
    synchronized String begin(String serverId) {
        String id = "task-" + (tasks.size() + 1);
        tasks.put(id, new Task(serverId, settings.collectionLooks));
        return id;
    }

    boolean succeeds() {
        return !settings.collectionsFail;
    }

    /** Whether the task is done by now; 404 if there is none of that id. */
    synchronized boolean isDone(String id) {
        Task task = tasks.get(id);
        if (task == null) {
            throw EmError.notFound();
        }
        if (task.looksLeft == 0 && succeeds()) {
            collect.accept(task.serverId);
        }
        return task.looksLeft-- <= 0;
    }
}
