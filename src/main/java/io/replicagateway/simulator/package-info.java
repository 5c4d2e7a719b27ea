/** Stand-in servers that speak both vendors' REST interfaces over real HTTP; knows nothing else of this project. */
@NullMarked
package io.replicagateway.simulator;

import org.jspecify.annotations.NullMarked;
