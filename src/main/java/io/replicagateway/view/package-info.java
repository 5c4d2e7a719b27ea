/** What the vendors' own APIs have in common where the gateway serves the fleet through them. */
@NullMarked
package io.replicagateway.view;

import org.jspecify.annotations.NullMarked;
