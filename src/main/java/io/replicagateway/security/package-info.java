/** Who may call, and as what. */
@NullMarked
package io.replicagateway.security;

import org.jspecify.annotations.NullMarked;
