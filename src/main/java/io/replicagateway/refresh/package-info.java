/** Reads every site at its own pace and publishes what was found; a failed read changes no rows. */
@NullMarked
package io.replicagateway.refresh;

import org.jspecify.annotations.NullMarked;
