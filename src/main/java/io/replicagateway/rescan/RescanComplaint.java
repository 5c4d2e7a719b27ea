package io.replicagateway.rescan;

/**
 * Something that cannot be rescanned.
 *
 * @param named the site or the replica's id, as it was named
 * @param reason why not, for people
 */
public record RescanComplaint(String named, String reason) {}
