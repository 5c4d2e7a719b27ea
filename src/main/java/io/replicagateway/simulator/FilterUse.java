package io.replicagateway.simulator;

/** What a simulated server does about a filter. */
enum FilterUse {
    /** Keeps the rows that it describes. */
    APPLIED,
    /** Keeps all rows, as servers do about parameters that they do not know. */
    IGNORED,
    /** Answers 400. */
    REFUSED
}
