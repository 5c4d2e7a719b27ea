package io.replicagateway.simulator;

/**
 * A backup server that an Enterprise Manager collects from.
 *
 * @param id a GUID, without any {@code urn:} prefix
 * @param name its name as EM knows it; may be an IP address (EM docs show both)
 * @param version the product's version text
 */
public record SimulatedServer(String id, String name, String version) {}
