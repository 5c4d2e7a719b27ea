package io.replicagateway.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an EM document, which is an element in XML and a property in JSON. Attributes and child elements of XML
 * become properties of one object in JSON (EM docs, JSON representation).
 */
final class EmNode {

    /** What becomes of the node in JSON. */
    enum Shape {
        /** An object of attributes and children. */
        OBJECT,
        /** An array of the children. */
        ARRAY,
        /** An object with one property, an array of the children. */
        WRAPPED_ARRAY,
        /** The text, number or boolean itself. */
        VALUE
    }

    final String name;
    final Shape shape;
    final Map<String, Object> attributes = new LinkedHashMap<>();
    final List<EmNode> children = new ArrayList<>();

    /** The one property of a {@link Shape#WRAPPED_ARRAY}, else empty. */
    final String arrayName;

    /** A text, number or boolean; null for an empty element. */
    final @Nullable Object value;

    private EmNode(String name, Shape shape, String arrayName, @Nullable Object value) {
        this.name = name;
        this.shape = shape;
        this.arrayName = arrayName;
        this.value = value;
    }

    static EmNode object(String name) {
        return new EmNode(name, Shape.OBJECT, "", null);
    }

    static EmNode array(String name) {
        return new EmNode(name, Shape.ARRAY, "", null);
    }

    static EmNode wrappedArray(String name, String arrayName) {
        return new EmNode(name, Shape.WRAPPED_ARRAY, arrayName, null);
    }

    /** Adds an attribute; one whose value is null is left out. */
    EmNode with(String attribute, @Nullable Object attributeValue) {
        if (attributeValue != null) {
            attributes.put(attribute, attributeValue);
        }
        return this;
    }

    /** Adds a child element with a text, number or boolean. */
    EmNode field(String field, @Nullable Object fieldValue) {
        return add(new EmNode(field, Shape.VALUE, "", fieldValue));
    }

    EmNode add(EmNode child) {
        children.add(child);
        return this;
    }

    EmNode addAll(Iterable<EmNode> more) {
        more.forEach(children::add);
        return this;
    }
}
