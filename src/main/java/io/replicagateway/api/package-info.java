/** The native API under {@code /v1}: reads parameters strictly, asks, and writes the answers' JSON. */
@NullMarked
package io.replicagateway.api;

import org.jspecify.annotations.NullMarked;
