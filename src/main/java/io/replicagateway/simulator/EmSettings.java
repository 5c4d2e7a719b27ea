package io.replicagateway.simulator;

import java.time.Duration;

/** What a test or demo can change about a simulated EM while it runs; each field alone is safe for many threads. */
final class EmSettings {

    volatile String user = "gateway";
    volatile String password = "secret";
    volatile String claimedHost = "em.internal.example";
    volatile int pageCap = Integer.MAX_VALUE;
    volatile Duration idleLife = Duration.ofMinutes(15);
    volatile boolean contentLengthRequired;
    volatile boolean emptyEntitiesLeftOut;
    volatile boolean jsonWithBom;
    volatile FilterUse filters = FilterUse.APPLIED;

    /** No page is smaller, whatever was asked for. */
    volatile int pageFloor = 1;

    /** How often a collection that was begun is still running when it is looked at. */
    volatile int collectionLooks;

    volatile boolean collectionsFail;

    /** -1 serves times as they are stored. */
    volatile int fractionDigits = -1;
}
