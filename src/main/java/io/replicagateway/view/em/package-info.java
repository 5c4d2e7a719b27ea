/** The inventory in the shape of Enterprise Manager's REST API, for tools that were made for one. */
@NullMarked
package io.replicagateway.view.em;

import org.jspecify.annotations.NullMarked;
