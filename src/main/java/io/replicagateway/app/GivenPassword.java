package io.replicagateway.app;

import java.util.function.Supplier;

/** A password that stands in the configuration itself. */
record GivenPassword(String get) implements Supplier<String> {

    @Override
    public String toString() {
        return "GivenPassword[…]";
    }
}
