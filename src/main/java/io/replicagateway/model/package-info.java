/** The words of this project as plain immutable values; knows nothing else of it. */
@NullMarked
package io.replicagateway.model;

import org.jspecify.annotations.NullMarked;
