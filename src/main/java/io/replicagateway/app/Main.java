package io.replicagateway.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway; a configuration that it cannot start with ends in one line for each fault, and exit code 1. */
@QuarkusMain
public final class Main {

    /** Lets malformed addresses through to where they get a problem document instead of an empty answer. */
    private static final String ADDRESSES_ARE_CHECKED_LATER = "vertx.disableURIValidation";

    Main() {}

    public static void main(String[] arguments) {
        System.setProperty(ADDRESSES_ARE_CHECKED_LATER, "true");
        try {
            Quarkus.run(null, StartFailure::exit, arguments);
        } catch (ExceptionInInitializerError unreadable) {
            // The configuration is read while the application's class is loaded.
            StartFailure.exit(1, unreadable);
        }
    }
}
