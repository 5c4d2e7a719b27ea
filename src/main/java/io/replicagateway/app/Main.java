package io.replicagateway.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway; a configuration that it cannot start with ends in one line for each fault, and exit code 1. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Quarkus.run(null, StartFailure::exit, arguments);
    }
}
