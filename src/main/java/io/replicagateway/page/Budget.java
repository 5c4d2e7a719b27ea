package io.replicagateway.page;

import java.util.concurrent.atomic.AtomicLong;

/** So much of something is handed out at once and no more. */
final class Budget {

    private final long most;
    private final AtomicLong used = new AtomicLong();

    /**
     * @param most how much is handed out at once
     */
    Budget(long most) {
        this.most = most;
    }

    /** Takes so much, if there is so much left; otherwise takes nothing and tells so. */
    boolean take(long amount) {
        if (used.addAndGet(amount) <= most) {
            return true;
        }
        giveBack(amount);
        return false;
    }

    /** Gives back what was taken. */
    void giveBack(long amount) {
        used.addAndGet(-amount);
    }

    /** How much is handed out. */
    long used() {
        return used.get();
    }
}
