/** Puts the parts together: configuration, start-up checks, schedules; nothing imports it. */
@NullMarked
package io.replicagateway.app;

import org.jspecify.annotations.NullMarked;
