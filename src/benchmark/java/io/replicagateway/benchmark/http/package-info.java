/** What callers of the packaged gateway see over HTTP, and what other servers do with the same bytes. */
@NullMarked
package io.replicagateway.benchmark.http;

import org.jspecify.annotations.NullMarked;
