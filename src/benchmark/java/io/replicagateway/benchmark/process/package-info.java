/** Processes beside the benchmark's own, which end with it whatever happens. */
@NullMarked
package io.replicagateway.benchmark.process;

import org.jspecify.annotations.NullMarked;
