package io.replicagateway.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says on the error output why the gateway did not start. */
final class StartFailure {

    private StartFailure() {}

    /** Ends the process; prints a line for each fault of the configuration, a stack trace only for a fault of ours. */
    static void exit(Integer code, @Nullable Throwable failure) {
        if (failure != null) {
            List<String> lines = lines(failure);
            if (lines.isEmpty()) {
                failure.printStackTrace();
            }
            lines.forEach(line -> System.err.println("replica-gateway cannot start: " + line));
            Runtime.getRuntime().halt(1);
        }
        System.exit(code);
    }

    /** What to tell about the failure; nothing if it is none that the configuration can mend. */
    static List<String> lines(Throwable failure) {
        List<String> lines = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException configuration) {
                return configuration.complaints();
            }
        }
        return lines;
    }
}
