/** Keeps each site's last good rows on disk, so that a restarted gateway answers at once. */
@NullMarked
package io.replicagateway.store;

import org.jspecify.annotations.NullMarked;
