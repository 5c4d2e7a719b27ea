/** Measures the gateway and what it is compared with, in one run. */
@NullMarked
package io.replicagateway.benchmark;

import org.jspecify.annotations.NullMarked;
