package io.replicagateway.app;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A password in a file, read whenever it is asked for, so that a rotated secret needs no restart. */
record PasswordFile(Path path) implements Supplier<String> {

    private static final Logger LOG = Logger.getLogger(PasswordFile.class);

    /** The file's text without the line break at its end, which editors and {@code echo} leave there. */
    @Override
    public String get() {
        try {
            return Files.readString(path).replaceFirst("\\R\\z", "");
        } catch (IOException unreadable) {
            LOG.debugf("password file cannot be read path=%s", path);
            throw new SourceException(
                    FailureKind.UNAUTHORIZED,
                    "the site's password-file cannot be read",
                    unreadable);
        }
    }
}
