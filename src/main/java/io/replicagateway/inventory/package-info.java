/** What is known of every site, as immutable columns; queries read one snapshot of it. */
@NullMarked
package io.replicagateway.inventory;

import org.jspecify.annotations.NullMarked;
