/**
 * The fleet as one VBR server would show it, through the REST API of Veeam Backup &amp; Replication. Paths, parameters,
 * words and errors are those of its OpenAPI descriptions, revisions 1.2-rev1 to 1.3-rev2.
 */
@NullMarked
package io.replicagateway.view.vbr;

import org.jspecify.annotations.NullMarked;
