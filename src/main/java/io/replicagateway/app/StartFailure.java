package io.replicagateway.app;

import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says on the error output why the gateway did not start. */
final class StartFailure {

    private static final Pattern PLACE = Pattern.compile("line:? \\d+, column:? \\d+");

    private static final Pattern UNKNOWN_KEY = Pattern.compile("SRCFG00050: (\\S+) in .*");

    private static final Pattern BAD_VALUE =
            Pattern.compile(
                    "SRCFG00039: The config property (\\S+) with the config value \"(.*?)\" threw an Exception whilst being"
                            + " converted (?:SRCFG\\d+: )?(.*)");

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

    /** What to tell about the failure, a line each; nothing if it is none that the configuration can mend. */
    static List<String> lines(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException configuration) {
                return configuration.complaints();
            }
            if (cause instanceof ConfigValidationException validation) {
                return lines(validation);
            }
            if (cause instanceof BindException) {
                return List.of(
                        "the address is in use: "
                                + cause.getMessage()
                                + "; set quarkus.http.port or stop what listens there");
            }
            if (cause instanceof io.quarkus.runtime.configuration.ConfigurationException) {
                return List.of(String.valueOf(cause.getMessage()).replaceAll("\\s*\\R\\s*", " "));
            }
        }
        return ofReading(failure);
    }

    /** What the framework cannot read: files of the configuration, certificates and keys. Quotes nothing of them. */
    private static List<String> ofReading(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (passes(failure, "io.quarkus.tls.runtime.")) {
            return List.of("a certificate or key of quarkus.tls cannot be read: " + fault(root));
        }
        return passes(failure, "io.smallrye.config.")
                ? List.of(
                        "a file of the configuration (config/application.yaml, .properties, or what"
                                + " smallrye.config.locations names) cannot be read: "
                                + fault(root))
                : List.of();
    }

    private static boolean passes(Throwable failure, String place) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (Arrays.stream(cause.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().startsWith(place))) {
                return true;
            }
        }
        return false;
    }

    /** A parser's message may quote what it has read, and a password may stand there. */
    private static String fault(Throwable root) {
        String kind = root.getClass().getSimpleName();
        return root instanceof FileSystemException
                ? kind + " " + root.getMessage()
                : kind + place(root);
    }

    /** Where a parser stumbled, such as " at line 3, column 5", without what it quotes; empty if it does not tell. */
    static String place(Throwable malformed) {
        Matcher place = PLACE.matcher(String.valueOf(malformed.getMessage()));
        return place.find() ? " at " + place.group().replace(":", "") : "";
    }

    private static List<String> lines(ConfigValidationException validation) {
        List<String> lines = new ArrayList<>();
        for (int problem = 0; problem < validation.getProblemCount(); problem++) {
            lines.add(line(validation.getProblem(problem).getMessage()));
        }
        return lines;
    }

    private static String line(String problem) {
        Matcher unknown = UNKNOWN_KEY.matcher(problem);
        if (unknown.find()) {
            return "there is no key " + unknown.group(1) + ": remove it or correct its name";
        }
        Matcher bad = BAD_VALUE.matcher(problem);
        return bad.find()
                ? bad.group(1) + " cannot be \"" + bad.group(2) + "\": " + bad.group(3)
                : problem.replaceAll("\\s*\\R\\s*", " ");
    }
}
