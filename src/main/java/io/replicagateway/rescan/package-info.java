/** Has sites look at their replicas anew, follows what becomes of it and joins it into one resource. */
@NullMarked
package io.replicagateway.rescan;

import org.jspecify.annotations.NullMarked;
