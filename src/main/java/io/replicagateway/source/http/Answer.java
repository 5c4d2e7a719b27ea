package io.replicagateway.source.http;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer of a site.
 *
 * @param operation what was asked
 * @param response status and headers
 * @param body all of its bytes; do not change them
 * @param surprises where what is unknown in it is noted
 * @param version the API revision that was spoken; empty where the adapter has not noted it
 */
public record Answer(
        Operation operation,
        RestResponse<?> response,
        byte[] body,
        Surprises surprises,
        Optional<String> version) {

    /** The client leaves the body of an error as a stream, of bytes that are all there. */
    static Answer of(Operation operation, RestResponse<?> response, Surprises surprises) {
        return new Answer(
                operation, response, bytes(response.getEntity()), surprises, Optional.empty());
    }

    private static byte[] bytes(@Nullable Object entity) {
        if (entity instanceof InputStream stream) {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return entity instanceof byte[] bytes ? bytes : new byte[0];
    }

    /** The same answer, in that API revision. */
    public Answer speaking(String revision) {
        return new Answer(operation, response, body, surprises, Optional.of(revision));
    }

    public int status() {
        return response.getStatus();
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getHeaderString(name));
    }

    /** The failure to throw when this answer's body is not what the API promises. */
    public SourceException malformed(String why, @Nullable Throwable cause) {
        return new SourceException(
                FailureKind.MALFORMED, "the answer to " + operation + " " + why, cause);
    }

    /** Status and path only: a body never enters a message. */
    @Override
    public String toString() {
        return operation + " answered " + status();
    }
}
