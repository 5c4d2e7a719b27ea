/** What happens inside the gateway, measured without HTTP. */
@NullMarked
package io.replicagateway.benchmark.rows;

import org.jspecify.annotations.NullMarked;
