/** The port through which a site's rows are read, whatever product the site runs. */
@NullMarked
package io.replicagateway.source;

import org.jspecify.annotations.NullMarked;
