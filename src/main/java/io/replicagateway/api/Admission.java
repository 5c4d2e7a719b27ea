package io.replicagateway.api;

import org.jspecify.annotations.Nullable;

/** Tells of callers who were recognised before whether they may read, at once. */
@FunctionalInterface
public interface Admission {

    /**
     * Whether the request may read, as far as that can be told without any work worth mentioning. False where it may not,
     * and where finding out is left to those who can also refuse it properly.
     *
     * @param authorization the header {@code Authorization}; null if it is not there
     * @param apiKey the header {@code X-Api-Key}; null if it is not there
     */
    boolean mayReadForSure(@Nullable String authorization, @Nullable String apiKey);
}
