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

/** An XML element by its local names; namespaces are left out. */
final class EmElement {

    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<EmElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    EmElement(String name) {
        this.name = name;
    }

    void attribute(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void child(EmElement child) {
        children.add(child);
    }

    void text(String part) {
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
        return text.toString().strip();
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
        return Stream.of(childNames)
                .flatMap(this::children)
                .map(EmElement::ownText)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
