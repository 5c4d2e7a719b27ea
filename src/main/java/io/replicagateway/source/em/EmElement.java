package io.replicagateway.source.em;

import io.replicagateway.source.http.SiteText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An XML element by its local names; namespaces are left out. Of what it lacks, as most of many do, nothing is kept. */
final class EmElement {

    private final String name;
    private Map<String, String> attributes = Map.of();
    private List<EmElement> children = List.of();
    private @Nullable StringBuilder text;

    EmElement(String name) {
        this.name = name;
    }

    void attribute(String attribute, String value) {
        if (attributes.isEmpty()) {
            attributes = new HashMap<>();
        }
        attributes.put(attribute, value);
    }

    void child(EmElement child) {
        if (children.isEmpty()) {
            children = new ArrayList<>();
        }
        children.add(child);
    }

    void text(String part) {
        if (text == null) {
            text = new StringBuilder();
        }
        text.append(part);
    }

    String name() {
        return name;
    }

    Set<String> attributeNames() {
        return attributes.keySet();
    }

    /** The text between its tags, without that of its children. */
    String ownText() {
        return text == null ? "" : text.toString().strip();
    }

    /** The value; null if it is absent or blank. */
    @Nullable String attribute(String attribute) {
        return SiteText.filled(attributes.get(attribute)).orElse(null);
    }

    List<EmElement> children() {
        return children;
    }

    Stream<EmElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    Optional<EmElement> child(String childName) {
        return children(childName).findFirst();
    }

    /** The text of the first child of one of these names, in their order; null if there is none but blank ones. */
    @Nullable String textOf(String... childNames) {
        for (String childName : childNames) {
            for (EmElement child : children) {
                String value = child.name.equals(childName) ? child.ownText() : "";
                if (!value.isEmpty()) {
                    return value;
                }
            }
        }
        return null;
    }
}
