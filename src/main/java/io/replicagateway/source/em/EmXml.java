package io.replicagateway.source.em;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.SiteText;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads EM's documents. What is no XML, is cut, nests too deep or brings a document type is malformed. */
final class EmXml {

    private static final String SCHEMA_INSTANCE = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
    private static final int DEEPEST = 64;
    private static final int LONGEST_DECLARATION = 100;
    private static final XMLInputFactory XML = factory();

    private EmXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver(
                (publicId, systemId, base, namespace) -> {
                    throw new XMLStreamException("external entity");
                });
        return factory;
    }

    /** The root element, which must have this name. */
    static EmElement root(Answer answer, String name) {
        EmElement root = parse(answer);
        if (!root.name().equals(name)) {
            throw answer.malformed("is not a " + name, null);
        }
        return root;
    }

    private static EmElement parse(Answer answer) {
        try {
            return element(answer, reader(answer.body()));
        } catch (XMLStreamException e) {
            // Without the cause: the parser's messages quote what the site sent.
            throw answer.malformed("is not well-formed XML", null);
        }
    }

    /** Names can hold bytes that are no UTF-8, at which the parser would give up. */
    private static XMLStreamReader reader(byte[] body) throws XMLStreamException {
        return isUtf8(body) || declaresOther(body)
                ? XML.createXMLStreamReader(new ByteArrayInputStream(body))
                : XML.createXMLStreamReader(new StringReader(SiteText.decode(body)));
    }

    private static boolean isUtf8(byte[] body) {
        return ByteBufUtil.isText(Unpooled.wrappedBuffer(body), UTF_8);
    }

    private static boolean declaresOther(byte[] body) {
        int length = Math.min(body.length, LONGEST_DECLARATION);
        String start = new String(body, 0, length, ISO_8859_1).toLowerCase(Locale.ROOT);
        return start.startsWith("\u00FE\u00FF")
                || start.startsWith("\u00FF\u00FE")
                || (start.contains("encoding=") && !start.contains("utf-8"));
    }

    private static EmElement element(Answer answer, XMLStreamReader reader)
            throws XMLStreamException {
        EmElement document = new EmElement("");
        Deque<EmElement> open = new ArrayDeque<>();
        open.push(document);
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() > DEEPEST) {
                        throw answer.malformed("nests too deep", null);
                    }
                    EmElement started = started(reader);
                    open.element().child(started);
                    open.push(started);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        open.element().text(reader.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw answer.malformed("brings a document type", null);
                default -> {}
            }
        }
        return document.children().get(0);
    }

    private static EmElement started(XMLStreamReader reader) {
        EmElement element = new EmElement(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (!SCHEMA_INSTANCE.equals(reader.getAttributeNamespace(i))) {
                element.attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        return element;
    }
}
