/** Answers as bytes: how rows become JSON straight from their columns, how pages are kept, and how they are sent. */
@NullMarked
package io.replicagateway.page;

import org.jspecify.annotations.NullMarked;
