package io.replicagateway.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The vendor's own descriptions of the VBR API, where somebody has put them: {@code -Dvendor.specs} names the folder. They
 * are not part of the project.
 */
final class VendorSchemas {

    private static final Path FOLDER =
            Path.of(System.getProperty("vendor.specs", "../shared/wire"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode components;

    private VendorSchemas(JsonNode components) {
        this.components = components;
    }

    /** Those of one revision; empty where there are none. */
    static Optional<VendorSchemas> of(String revision) {
        Path file = FOLDER.resolve("vbr-" + revision + ".slice.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new VendorSchemas(JSON.readTree(file.toFile()).get("components")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What in an answer is not as its schema says. */
    Set<ValidationMessage> faults(String schema, String answer) {
        ObjectNode document = JSON.createObjectNode();
        document.put("$ref", "#/components/schemas/" + schema);
        document.set("components", components);
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        document,
                        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build())
                .validate(tree(answer));
    }

    private static JsonNode tree(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
