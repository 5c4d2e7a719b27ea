/** Reads Veeam Backup Enterprise Manager servers through their REST API, in XML. */
@NullMarked
package io.replicagateway.source.em;

import org.jspecify.annotations.NullMarked;
