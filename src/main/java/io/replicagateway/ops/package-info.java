/** What operators watch: health and meters. */
@NullMarked
package io.replicagateway.ops;

import org.jspecify.annotations.NullMarked;
