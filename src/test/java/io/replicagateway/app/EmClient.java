package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A client of EM's REST API that is logged on. */
final class EmClient {

    static final String TOKEN = "X-RestSvcSessionId";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String token;
    private final String sessionId;

    private EmClient(String token, String sessionId) {
        this.token = token;
        this.sessionId = sessionId;
    }

    static EmClient logOn(String user, String password) {
        Response response =
                given().header("Authorization", "Basic " + inBase64(user + ":" + password))
                        .post("/api/sessionMngr/?v=latest");
        assertThat(response.statusCode()).isEqualTo(201);
        return new EmClient(
                response.header(TOKEN),
                child(xml(response), "SessionId").orElseThrow().getTextContent());
    }

    /** In UTF-8. */
    private static String inBase64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    String token() {
        return token;
    }

    String sessionId() {
        return sessionId;
    }

    RequestSpecification request() {
        return given().urlEncodingEnabled(false).header(TOKEN, token);
    }

    Response get(String address) {
        return request().get(address);
    }

    /** The root of the document at an address. */
    Element xml(String address) {
        Response response = get(address);
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        return xml(response);
    }

    JsonNode json(String address) {
        Response response = request().accept("application/json").get(address);
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        return json(response);
    }

    /** The whole answer as text, to an address that no HTTP client sends as it is. */
    String raw(String method, String address, String accept) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            String head =
                    "%s %s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\nConnection: close\r\n"
                            + "Content-Length: 0\r\n%s: %s\r\n\r\n";
            socket.getOutputStream()
                    .write(
                            head.formatted(method, address, accept, TOKEN, token)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What an array holds. */
    static List<JsonNode> items(JsonNode array) {
        assertThat(array.isArray()).isTrue();
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static JsonNode json(Response response) {
        assertThat(response.contentType()).isEqualTo("application/json");
        try {
            return JSON.readTree(response.asByteArray());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.asString(), e);
        } catch (IOException e) {
            throw new AssertionError("reading memory", e);
        }
    }

    static Element xml(Response response) {
        assertThat(response.contentType()).isEqualTo("application/xml");
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try {
            Element root =
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(response.asByteArray()))
                            .getDocumentElement();
            assertThat(root.getNamespaceURI()).isEqualTo("http://www.veeam.com/ent/v1.0");
            return root;
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(response.asString(), e);
        }
    }

    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }

    static Optional<Element> child(Element element, String name) {
        return children(element).stream()
                .filter(child -> child.getLocalName().equals(name))
                .findFirst();
    }

    /** The links of an object: relation, type, name if there is one, and address without the host. */
    static List<String> links(Element element) {
        return children(child(element, "Links").orElseThrow()).stream()
                .map(
                        link ->
                                String.join(
                                                " ",
                                                link.getAttribute("Rel"),
                                                link.getAttribute("Type"),
                                                link.getAttribute("Name"),
                                                path(link.getAttribute("Href")))
                                        .replaceAll(" +", " "))
                .toList();
    }

    /** Without scheme, host and port. */
    static String path(String href) {
        return href.replaceFirst("^https?://[^/]+", "");
    }

    /** What follows the last slash or colon. */
    static String guid(String text) {
        return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
    }
}
