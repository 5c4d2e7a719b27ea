/** What both adapters need to speak HTTP with a site: bounded exchanges, retries, one shared session, whole page walks. */
@NullMarked
package io.replicagateway.source.http;

import org.jspecify.annotations.NullMarked;
