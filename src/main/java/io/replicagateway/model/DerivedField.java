package io.replicagateway.model;

/**
 * A field whose texts no site sends: they follow from what its rows hold. Equal ones give equal texts, since what was
 * worked out for one is used for the other.
 */
public non-sealed interface DerivedField extends Field {

    @Override
    default ValueType valueType() {
        return ValueType.TEXT;
    }
}
