/** Reads Veeam Backup &amp; Replication servers through their REST API, revisions 1.2-rev1 to 1.3-rev2. */
@NullMarked
package io.replicagateway.source.vbr;

import org.jspecify.annotations.NullMarked;
