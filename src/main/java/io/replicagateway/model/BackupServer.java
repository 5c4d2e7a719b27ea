package io.replicagateway.model;

import org.jspecify.annotations.Nullable;

/**
 * The backup server that holds a replica or a restore point.
 *
 * @param id the vendor's id: EM's guid of the server, VBR's {@code vbrId}; null where the site does not tell
 * @param name the server's name or address as the site gives it; null where the site does not tell
 */
public record BackupServer(@Nullable String id, @Nullable String name) {}
