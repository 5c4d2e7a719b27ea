/** What is run, on which machine, and what came out. */
@NullMarked
package io.replicagateway.benchmark.report;

import org.jspecify.annotations.NullMarked;
