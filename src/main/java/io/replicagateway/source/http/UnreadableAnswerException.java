package io.replicagateway.source.http;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was given up before its end. An {@link IOException}, because the client hands those on as they are;
 * of a decoder's exceptions it keeps the bare text.
 */
final class UnreadableAnswerException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
