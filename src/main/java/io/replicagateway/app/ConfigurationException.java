package io.replicagateway.app;

import java.io.Serial;
import java.util.List;

/** The configuration cannot be started with; the complaints say what to set. */
final class ConfigurationException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient List<String> complaints;

    /**
     * @param complaints one line each, without secrets
     */
    ConfigurationException(List<String> complaints) {
        super(String.join(System.lineSeparator(), complaints));
        this.complaints = List.copyOf(complaints);
    }

    List<String> complaints() {
        return complaints;
    }
}
