/** Runs the packaged gateway under load and faults for a while, and fails if it needs ever more of anything. */
@NullMarked
package io.replicagateway.soak;

import org.jspecify.annotations.NullMarked;
