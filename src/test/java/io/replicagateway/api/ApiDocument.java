package io.replicagateway.api;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The OpenAPI document as a running gateway serves it; references are followed wherever they stand. */
final class ApiDocument {

    /** An example of an answer's body, and the schema that it must meet. */
    record Example(String where, int status, JsonNode schema, JsonNode value) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    static ApiDocument fetch() {
        return new ApiDocument(get("/q/openapi?format=JSON"));
    }

    /** The body of an answer in JSON. */
    static JsonNode get(String path) {
        try {
            return JSON.readTree(given().get(path).asByteArray());
        } catch (IOException notJson) {
            throw new UncheckedIOException(path, notJson);
        }
    }

    String version() {
        return root.path("openapi").asText();
    }

    /** All operations, such as {@code GET /v1/sites}. */
    List<String> operations() {
        return root.path("paths").properties().stream()
                .flatMap(
                        path ->
                                path.getValue().properties().stream()
                                        .map(
                                                operation ->
                                                        operation.getKey().toUpperCase(Locale.ROOT)
                                                                + " "
                                                                + path.getKey()))
                .toList();
    }

    /** The names of an operation's parameters that stand in the query, in the document's order. */
    List<String> queryParameters(String path) {
        return parameters(path).map(parameter -> parameter.path("name").asText()).toList();
    }

    /** A parameter that stands in the query. */
    JsonNode queryParameter(String path, String name) {
        return parameters(path)
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Stream<JsonNode> parameters(String path) {
        return elements(root.path("paths").path(path).path("get").path("parameters"))
                .map(this::resolved)
                .filter(parameter -> parameter.path("in").asText().equals("query"));
    }

    JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }

    /** The schemas of objects with members, by name. */
    Map<String, JsonNode> objects() {
        Map<String, JsonNode> objects = new LinkedHashMap<>();
        root.path("components").path("schemas").properties().stream()
                .filter(schema -> schema.getValue().has("properties"))
                .forEach(schema -> objects.put(schema.getKey(), schema.getValue()));
        return objects;
    }

    /** The values that a schema, or the elements of its array, may have. */
    List<String> choices(JsonNode schema) {
        JsonNode target = resolved(schema);
        return texts(target.has("items") ? resolved(target.path("items")) : target, "enum");
    }

    /** The schema of the JSON that a GET answers with 200. */
    JsonNode answer(String path) {
        return success(path).path("content").path("application/json").path("schema");
    }

    /** The media types in which a GET is answered with 200. */
    List<String> formats(String path) {
        return names(success(path).path("content"));
    }

    /** The headers that a GET is answered with besides 200. */
    List<String> headers(String path) {
        return names(success(path).path("headers"));
    }

    /** A header that several answers have. */
    JsonNode header(String name) {
        return root.path("components").path("headers").path(name);
    }

    private JsonNode success(String path) {
        JsonNode operation = root.path("paths").path(path).path("get");
        return resolved(operation.path("responses").path("200"));
    }

    /** The examples of all answers that are JSON. */
    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream())
                .flatMap(operation -> operation.getValue().path("responses").properties().stream())
                .forEach(response -> addExamples(response, examples));
        return examples;
    }

    private void addExamples(Map.Entry<String, JsonNode> response, List<Example> examples) {
        resolved(response.getValue()).path("content").properties().stream()
                .filter(content -> content.getKey().endsWith("json"))
                .map(Map.Entry::getValue)
                .forEach(
                        content ->
                                content.path("examples")
                                        .properties()
                                        .forEach(
                                                example ->
                                                        examples.add(
                                                                new Example(
                                                                        example.getKey(),
                                                                        status(response.getKey()),
                                                                        content.path("schema"),
                                                                        resolved(example.getValue())
                                                                                .path("value")))));
    }

    private static int status(String code) {
        return code.equals("default") ? 0 : Integer.parseInt(code);
    }

    /** What is wrong with the members of a value: missing, not described, or null where they may not be. */
    List<String> complaints(String where, JsonNode schema, JsonNode value) {
        JsonNode target = resolved(schema);
        if (value.isNull()) {
            return isNullable(target) ? List.of() : List.of(where + " is null");
        }
        if (target.has("oneOf")) {
            return complaints(where, target.path("oneOf").get(0), value);
        }
        List<String> complaints = new ArrayList<>();
        if (value.isArray()) {
            elements(value)
                    .forEach(
                            item ->
                                    complaints.addAll(
                                            complaints(where + "[]", target.path("items"), item)));
        } else if (value.isObject() && !target.has("additionalProperties")) {
            Map<String, JsonNode> members = members(target);
            required(target).stream()
                    .filter(name -> !value.has(name))
                    .forEach(name -> complaints.add(where + "." + name + " is missing"));
            value.properties()
                    .forEach(
                            member ->
                                    complaints.addAll(
                                            members.containsKey(member.getKey())
                                                    ? complaints(
                                                            where + "." + member.getKey(),
                                                            members.get(member.getKey()),
                                                            member.getValue())
                                                    : List.of(
                                                            where
                                                                    + "."
                                                                    + member.getKey()
                                                                    + " is not described")));
        }
        return complaints;
    }

    private boolean isNullable(JsonNode schema) {
        return schema.path("type").asText().equals("null")
                || texts(schema, "type").contains("null")
                || elements(schema.path("oneOf")).map(this::resolved).anyMatch(this::isNullable);
    }

    private Map<String, JsonNode> members(JsonNode schema) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        elements(schema.path("allOf"))
                .map(this::resolved)
                .forEach(part -> members.putAll(members(part)));
        schema.path("properties")
                .properties()
                .forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private List<String> required(JsonNode schema) {
        return Stream.concat(
                        elements(schema.path("allOf"))
                                .map(this::resolved)
                                .flatMap(part -> required(part).stream()),
                        texts(schema, "required").stream())
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** The names of an object's members. */
    static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The texts of an array that is a member of the node; none if there is no such member. */
    static List<String> texts(JsonNode node, String member) {
        return elements(node.path(member)).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
