package io.replicagateway.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns EM documents into JSON: own fields first, then Name, UID, other attributes, Links, Href, Type. */
final class EmJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EmJson() {}

    static JsonNode tree(EmNode node) {
        return switch (node.shape) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case WRAPPED_ARRAY -> NODES.objectNode().set(node.arrayName, array(node));
            case VALUE -> value(node.value);
        };
    }

    private static ObjectNode object(EmNode node) {
        ObjectNode json = NODES.objectNode();
        for (EmNode child : node.children) {
            if (!child.name.equals("Links")) {
                json.set(child.name, tree(child));
            }
        }
        for (Map.Entry<String, Object> attribute : node.attributes.entrySet()) {
            if (!List.of("Href", "Type").contains(attribute.getKey())) {
                json.set(attribute.getKey(), value(attribute.getValue()));
            }
        }
        for (EmNode child : node.children) {
            if (child.name.equals("Links")) {
                json.set(child.name, tree(child));
            }
        }
        for (String last : List.of("Href", "Type")) {
            @Nullable Object value = node.attributes.get(last);
            if (value != null) {
                json.set(last, value(value));
            }
        }
        return json;
    }

    private static ArrayNode array(EmNode node) {
        ArrayNode json = NODES.arrayNode();
        node.children.forEach(child -> json.add(tree(child)));
        return json;
    }

    private static JsonNode value(@Nullable Object value) {
        if (value instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        return value == null ? NODES.nullNode() : NODES.textNode(value.toString());
    }
}
