package io.replicagateway.model;

/** A field that no row holds: it follows from one that rows hold, and serves for sorting where others see other values. */
public non-sealed interface DerivedField extends Field {}
