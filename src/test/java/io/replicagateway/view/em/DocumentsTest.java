package io.replicagateway.view.em;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.query.Selection;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Both formats say the same, whatever the rows hold. */
class DocumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Attributes, fields and items of an element, as JSON has them. */
    private static Map<String, Object> flat(Element element) {
        Map<String, Object> flat = new TreeMap<>();
        for (int at = 0; at < element.getAttributes().getLength(); at++) {
            Node attribute = element.getAttributes().item(at);
            if (!attribute.getNodeName().equals("xmlns")) {
                flat.put(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        for (Element child : children(element)) {
            flat.put(
                    child.getLocalName(),
                    child.getLocalName().equals("Links")
                            ? children(child).stream().map(DocumentsTest::flat).toList()
                            : child.getTextContent());
        }
        return flat;
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }

    private static Element parsed(byte[] xml) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Element root =
                factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(xml))
                        .getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.veeam.com/ent/v1.0");
        return root;
    }

    private static byte[] list(EmType type, Format format, boolean entities) {
        FleetSnapshot snapshot = SmallFleet.snapshot();
        EmQuery query =
                EmQuery.parse(
                        Map.of(
                                "type", List.of(type.label()),
                                "sortAsc", List.of("UID"),
                                "format", List.of("Entity")));
        return new WholeList(
                        Selection.of(snapshot, query.rows(), SmallFleet.NOW),
                        type,
                        entities,
                        new EmRequest(format, "https://gw.example:9398/", "", Map.of()))
                .whole();
    }

    @Test
    void entitiesAndReferencesSayTheSameInBothFormats() throws Exception {
        for (EmType type : List.of(EmType.POINT, EmType.REPLICA)) {
            for (boolean entities : List.of(true, false)) {
                // When
                List<Map<String, Object>> xml =
                        children(parsed(list(type, Format.XML, entities))).stream()
                                .map(DocumentsTest::flat)
                                .toList();
                JsonNode json = JSON.readTree(list(type, Format.JSON, entities)).elements().next();
                // Then
                assertThat(xml).hasSize(4);
                assertThat(
                                JSON.convertValue(
                                        json, new TypeReference<List<Map<String, Object>>>() {}))
                        .isEqualTo(xml);
            }
        }
    }

    @Property(tries = 1000)
    void anyTextComesBackWithoutWhatXmlCannotCarry(
            @ForAll
                    @CharRange(from = '\0', to = 'ÿ')
                    @CharRange(from = '\u0700', to = '\u0900')
                    @CharRange(from = '\uD7F0', to = '\uE010')
                    @CharRange(from = '\uFFF0', to = '\uFFFF')
                    String text)
            throws Exception {
        // When
        Element xml = parsed(document(Format.XML, text));
        JsonNode json = JSON.readTree(document(Format.JSON, text));
        // Then
        String expected = allowedInXml(text);
        assertThat(xml.getAttribute("Name")).isEqualTo(expected);
        assertThat(xml.getTextContent()).isEqualTo(expected);
        assertThat(json.get("Name").asText()).isEqualTo(allowedInJson(text));
    }

    private static byte[] document(Format format, String text) {
        return format.document()
                .open("Any")
                .attribute("Name", text)
                .field("Value", text)
                .close()
                .take();
    }

    /** By the definition of a character in XML 1.0. */
    private static String allowedInXml(String text) {
        return text.codePoints()
                .filter(
                        point ->
                                point == 0x9
                                        || point == 0xA
                                        || point == 0xD
                                        || point >= 0x20 && point <= 0xD7FF
                                        || point >= 0xE000 && point <= 0xFFFD
                                        || point >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** JSON carries all but halves of surrogate pairs. */
    private static String allowedInJson(String text) {
        return text.codePoints()
                .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
