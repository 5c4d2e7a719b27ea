/** Filters, sorts and pages a fleet snapshot; pure, and without regard to how it is asked or answered. */
@NullMarked
package io.replicagateway.query;

import org.jspecify.annotations.NullMarked;
