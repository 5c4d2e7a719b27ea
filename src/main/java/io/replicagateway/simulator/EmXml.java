package io.replicagateway.simulator;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes EM documents as XML, in one of the two styles that published samples show. */
final class EmXml {

    static final String NAMESPACE = "http://www.veeam.com/ent/v1.0";

    private final XMLStreamWriter out;
    private final boolean asCaptured;

    private EmXml(XMLStreamWriter out, boolean asCaptured) {
        this.out = out;
        this.asCaptured = asCaptured;
    }

    /**
     * @param asCaptured with declaration, more namespaces and {@code Href} as first attribute, as in captures of real
     *     servers; else as on the vendor's pages
     */
    static String text(EmNode root, boolean asCaptured) {
        StringWriter text = new StringWriter();
        try {
            // A writer rather than a stream: the JDK's writer splits surrogate pairs when it
            // encodes by itself.
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new EmXml(out, asCaptured).document(root);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void document(EmNode root) throws XMLStreamException {
        if (asCaptured) {
            out.writeStartDocument("utf-8", "1.0");
        }
        out.writeStartElement(root.name);
        if (asCaptured) {
            out.writeAttribute("xmlns:xsd", "http://www.w3.org/2001/XMLSchema");
            out.writeAttribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
            attributes(root);
            out.writeDefaultNamespace(NAMESPACE);
        } else {
            out.writeDefaultNamespace(NAMESPACE);
            attributes(root);
        }
        content(root);
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void element(EmNode node) throws XMLStreamException {
        boolean empty = node.children.isEmpty() && node.value == null;
        if (empty) {
            out.writeEmptyElement(node.name);
            attributes(node);
            return;
        }
        out.writeStartElement(node.name);
        attributes(node);
        content(node);
        out.writeEndElement();
    }

    private void content(EmNode node) throws XMLStreamException {
        if (node.value != null) {
            out.writeCharacters(Objects.toString(node.value));
        }
        for (EmNode child : node.children) {
            element(child);
        }
    }

    private void attributes(EmNode node) throws XMLStreamException {
        List<Map.Entry<String, Object>> attributes = new ArrayList<>(node.attributes.entrySet());
        if (asCaptured) {
            attributes.sort(Comparator.comparing(attribute -> rank(attribute.getKey())));
        }
        for (Map.Entry<String, Object> attribute : attributes) {
            out.writeAttribute(attribute.getKey(), attribute.getValue().toString());
        }
    }

    private static int rank(String attribute) {
        return switch (attribute) {
            case "Href" -> 0;
            case "Rel" -> 2;
            default -> 1;
        };
    }
}
