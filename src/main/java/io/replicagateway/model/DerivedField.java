package io.replicagateway.model;

/**
 * A field that no row holds: it follows from what rows hold, and serves where others see other values. Equal for the same
 * values.
 */
public non-sealed interface DerivedField extends Field {}
