package io.replicagateway.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteStatus;
import io.replicagateway.model.SiteSurprise;
import io.replicagateway.query.GroupBy;
import io.replicagateway.query.Summary;
import io.replicagateway.query.Vocabulary;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.rescan.RescanStatus;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document is written by hand; this keeps it true. */
@QuarkusTest
class OpenApiTest {

    private static final String REPLICAS = "/v1/replicas";
    private static final String RESTORE_POINTS = "/v1/restore-points";
    private static final String SUMMARY = "/v1/summary";
    private static final String RESTORE_POINTS_OF_ONE = "/v1/replicas/{id}/restore-points";

    private static final Map<String, ListPath> LISTS =
            Map.of(
                    REPLICAS,
                    ListPath.REPLICAS,
                    RESTORE_POINTS,
                    ListPath.RESTORE_POINTS,
                    RESTORE_POINTS_OF_ONE,
                    ListPath.restorePointsOf(RowId.parse("paris:1").orElseThrow()));

    private static final Map<RowType, String> SCHEMAS =
            Map.of(RowType.REPLICA, "Replica", RowType.RESTORE_POINT, "RestorePoint");

    @Inject BeanManager beans;

    @Inject FleetRefresher refresher;

    private ApiDocument document;

    @BeforeEach
    void fetch() {
        document = ApiDocument.fetch();
    }

    @Test
    void everyOperationThatIsServedIsDescribedAndNoOther() {
        // Given
        List<String> served =
                beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                        .<Class<?>>map(Bean::getBeanClass)
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .filter(type -> type.getPackage().equals(OpenApiTest.class.getPackage()))
                        .flatMap(OpenApiTest::operations)
                        .toList();
        // When
        List<String> described = document.operations();
        // Then
        assertThat(served).hasSizeGreaterThan(5);
        assertThat(described).containsExactlyInAnyOrderElementsOf(served);
        assertThat(document.version()).startsWith("3.1");
    }

    private static Stream<String> operations(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(
                        method ->
                                Arrays.stream(method.getAnnotations())
                                        .map(
                                                annotation ->
                                                        annotation
                                                                .annotationType()
                                                                .getAnnotation(HttpMethod.class))
                                        .filter(http -> http != null)
                                        .map(http -> http.value() + " " + path(resource, method)));
    }

    private static String path(Class<?> resource, Method method) {
        Path path = method.getAnnotation(Path.class);
        String root = resource.getAnnotation(Path.class).value();
        return path == null ? root : root + "/" + path.value();
    }

    @Test
    void theParametersOfAListAreThoseThatItTakes() {
        LISTS.forEach(
                (path, list) -> {
                    // When
                    List<String> described = document.queryParameters(path);
                    // Then
                    assertThat(described)
                            .as(path)
                            .containsExactlyElementsOf(ListParameters.names(list));
                });
    }

    @Test
    void theParametersOfASingleRowAreThoseThatItTakes() {
        for (String path : List.of(REPLICAS, RESTORE_POINTS)) {
            // Given
            List<String> described = document.queryParameters(path + "/{id}");
            // When
            JsonNode refusal = ApiDocument.get(path + "/paris:1?no-such-parameter=1");
            // Then
            assertThat(refusal.path("detail").asText())
                    .endsWith("; there are " + String.join(", ", described));
        }
    }

    @Test
    void theParametersOfASummaryAreThoseThatItTakes() {
        // When
        List<String> described = document.queryParameters(SUMMARY);
        // Then
        assertThat(described).containsExactlyElementsOf(SummaryParameters.names());
    }

    @Test
    void theFieldsToGroupByAreThoseThatCanBeGroupedBy() {
        // When
        JsonNode schema = document.queryParameter(SUMMARY, "groupBy").path("schema");
        // Then
        JsonNode choices = schema.path("items").path("anyOf");
        assertThat(document.choices(choices.get(0)))
                .containsExactlyElementsOf(Grouping.FIELDS.stream().map(GroupBy::label).toList());
        assertThat(new GroupBy.Label("region").label())
                .matches(choices.get(1).path("pattern").asText());
        assertThat(schema.path("maxItems").asInt()).isEqualTo(Grouping.MOST_FIELDS);
        assertThat(document.schema("Summary").path("properties").path("items").path("maxItems"))
                .isEqualTo(new IntNode(Summary.MOST_GROUPS));
    }

    @Test
    void theSortFieldsAreThoseThatCanBeSortedBy() {
        LISTS.forEach(
                (path, list) -> {
                    // Given
                    List<String> sortable =
                            Sorting.sortable(list.type()).stream()
                                    .map(Field::label)
                                    .flatMap(label -> Stream.of(label, "-" + label))
                                    .toList();
                    // When
                    JsonNode schema = document.queryParameter(path, "sort").path("schema");
                    // Then
                    assertThat(document.choices(schema))
                            .as(path)
                            .containsExactlyElementsOf(sortable);
                    assertThat(schema.path("maxItems").asInt()).isEqualTo(Sorting.MOST_FIELDS);
                });
    }

    @Test
    void theLimitHasTheBoundsThatAreKept() {
        LISTS.forEach(
                (path, list) -> {
                    // When
                    JsonNode schema = document.queryParameter(path, "limit").path("schema");
                    // Then
                    assertThat(schema.path("default").asInt()).isEqualTo(Lists.DEFAULT_LIMIT);
                    assertThat(schema.path("maximum").asInt()).isEqualTo(Lists.GREATEST_LIMIT);
                });
    }

    @Test
    void theMembersOfARowAreThoseThatAreWritten() {
        SCHEMAS.forEach(
                (type, name) -> {
                    // When
                    JsonNode schema = document.schema(name);
                    // Then
                    assertThat(ApiDocument.names(schema.path("properties")))
                            .as(name)
                            .containsExactlyElementsOf(RowMembers.names(type));
                });
        LISTS.forEach(
                (path, list) ->
                        assertThat(document.choices(fieldsOf(path)))
                                .as(path)
                                .containsExactlyElementsOf(RowMembers.names(list.type())));
    }

    @Test
    void theFormatsOfAListAreThoseThatAreAnswered() {
        for (String path : LISTS.keySet()) {
            // When
            List<String> described = document.formats(path);
            // Then
            assertThat(described)
                    .as(path)
                    .containsExactlyElementsOf(labels(Format.values(), Format::mediaType));
        }
    }

    @Test
    void theHeadersOfAnExportAreThoseThatItHas() {
        // Given
        List<String> described = document.headers(REPLICAS);
        // When
        Headers sent = given().accept(Format.CSV_TYPE).get(REPLICAS).headers();
        // Then
        assertThat(sent.asList())
                .extracting(Header::getName)
                .filteredOn(name -> name.startsWith("X-"))
                .hasSizeGreaterThan(3)
                .isSubsetOf(described);
        assertThat(described)
                .contains("X-Fleet-Problems", "X-Fleet-As-Of", "Content-Disposition", "Vary");
        assertThat(sent.getValue("Vary"))
                .isEqualTo(document.header("Vary").at("/schema/const").asText());
    }

    private JsonNode fieldsOf(String path) {
        return document.queryParameter(path, "fields").path("schema");
    }

    @Test
    void theMembersOfASiteAreThoseThatAreWritten() {
        // When
        JsonNode site = document.schema("Site").path("properties");
        JsonNode failure = document.schema("SiteFailure").path("properties");
        // Then
        assertThat(ApiDocument.names(site)).containsExactlyElementsOf(components(SiteView.class));
        assertThat(ApiDocument.names(failure))
                .containsExactlyElementsOf(components(SiteView.Failure.class));
        assertThat(ApiDocument.names(document.schema("SiteSessions").path("properties")))
                .containsExactlyElementsOf(components(SiteView.Sessions.class));
        assertThat(ApiDocument.names(document.schema("SiteCertificate").path("properties")))
                .containsExactlyElementsOf(components(SiteView.Certificate.class));
        JsonNode surprise = document.schema("SiteSurprise").path("properties");
        assertThat(ApiDocument.names(surprise))
                .containsExactlyElementsOf(components(SiteView.Surprise.class));
        assertThat(surprise.path("what").path("enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(SiteSurprise.What.values())
                                .map(SiteSurprise.What::label)
                                .toList());
    }

    @Test
    void theMembersOfARescanAreThoseThatAreWritten() {
        // When
        JsonNode rescan = document.schema("Rescan").path("properties");
        JsonNode part = document.schema("RescanPart").path("properties");
        JsonNode limit = document.queryParameter("/v1/rescans", "limit").path("schema");
        // Then
        assertThat(ApiDocument.names(rescan))
                .containsExactlyElementsOf(components(RescanView.class));
        assertThat(ApiDocument.names(part))
                .containsExactlyElementsOf(components(RescanView.Part.class));
        assertThat(document.choices(document.schema("RescanStatus")))
                .containsExactlyElementsOf(labels(RescanStatus.values(), RescanStatus::label));
        assertThat(limit.path("default").asInt()).isEqualTo(Lists.DEFAULT_LIMIT);
        assertThat(limit.path("maximum").asInt()).isEqualTo(Lists.GREATEST_LIMIT);
        for (String way : List.of("RescanOfReplicas", "RescanOfSites")) {
            assertThat(document.schema(way).path("properties"))
                    .singleElement()
                    .satisfies(
                            list ->
                                    assertThat(list.path("maxItems").asInt())
                                            .isEqualTo(RescanRequest.MOST_NAMED));
        }
    }

    private static List<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    @Test
    void everyMemberIsAlwaysThereExceptInProblems() {
        // When
        Map<String, JsonNode> objects = document.objects();
        // Then
        assertThat(objects)
                .containsKeys("Replica", "RestorePoint", "Summary", "Site", "Page", "Fleet");
        objects.forEach(
                (name, schema) -> {
                    if (!name.equals("Problem")) {
                        assertThat(ApiDocument.texts(schema, "required"))
                                .as(name)
                                .containsExactlyElementsOf(
                                        ApiDocument.names(schema.path("properties")));
                    }
                });
    }

    @Test
    void closedListsAreComplete() {
        // When
        JsonNode type = document.schema("Problem").path("properties").path("type");
        // Then
        assertThat(document.choices(type))
                .containsExactlyElementsOf(labels(ProblemType.values(), ProblemType::uri));
        assertThat(document.choices(document.schema("ProblemSlug")))
                .containsExactlyElementsOf(labels(ProblemType.values(), ProblemType::slug));
        assertThat(document.choices(document.schema("FailureKind")))
                .containsExactlyElementsOf(labels(FailureKind.values(), FailureKind::label));
        assertThat(document.choices(document.schema("SiteStatus")))
                .containsExactlyElementsOf(labels(SiteStatus.values(), SiteStatus::label));
        assertThat(document.choices(document.schema("SiteKind")))
                .containsExactlyInAnyOrderElementsOf(labels(SiteKind.values(), SiteKind::label));
        assertThat(document.choices(document.schema("RpoStatus")))
                .containsExactlyElementsOf(labels(RpoStatus.values(), RpoStatus::label));
        assertThat(document.choices(document.queryParameter(REPLICAS, "require").path("schema")))
                .containsExactlyElementsOf(labels(Require.values(), Require::label));
    }

    private static <T> List<String> labels(T[] values, Function<T, String> label) {
        return Arrays.stream(values).map(label).toList();
    }

    @Test
    void everyValueThatAVendorDocumentsIsNamed() {
        Map.of(
                        "state", List.of(ReplicaField.STATE, RestorePointField.STATE),
                        "platform", List.of(ReplicaField.PLATFORM, RestorePointField.PLATFORM),
                        "type", List.of(ReplicaField.TYPE, RestorePointField.TYPE),
                        "malwareStatus", List.of(RestorePointField.MALWARE_STATUS))
                .forEach(
                        (name, fields) ->
                                fields.forEach(
                                        field -> {
                                            // Given
                                            String path =
                                                    field instanceof ReplicaField
                                                            ? REPLICAS
                                                            : RESTORE_POINTS;
                                            // When
                                            String description =
                                                    document.queryParameter(path, name)
                                                            .path("description")
                                                            .asText();
                                            // Then
                                            assertThat(description)
                                                    .contains(
                                                            Vocabulary.documented(field).stream()
                                                                    .map(value -> "`" + value + "`")
                                                                    .toList());
                                        }));
    }

    @Test
    void everyTypeThatAVendorDocumentsForEitherKindOfRowsIsNamed() {
        // When
        String description = document.queryParameter(SUMMARY, "type").path("description").asText();
        // Then
        for (Field field : List.of(ReplicaField.TYPE, RestorePointField.TYPE)) {
            assertThat(description)
                    .contains(
                            Vocabulary.documented(field).stream()
                                    .map(value -> "`" + value + "`")
                                    .toList());
        }
    }

    @Test
    void everyExampleHasTheMembersOfItsSchema() {
        // When
        List<ApiDocument.Example> examples = document.examples();
        // Then
        assertThat(examples).hasSizeGreaterThan(20);
        assertThat(examples)
                .allSatisfy(
                        example ->
                                assertThat(
                                                document.complaints(
                                                        example.where(),
                                                        example.schema(),
                                                        example.value()))
                                        .isEmpty());
    }

    @Test
    void everyExampleOfAProblemSaysWhatItsTypeSays() {
        // When
        List<ApiDocument.Example> problems =
                document.examples().stream().filter(example -> isProblem(example)).toList();
        // Then
        assertThat(problems).hasSizeGreaterThan(10);
        assertThat(problems)
                .allSatisfy(
                        example -> {
                            JsonNode problem = example.value();
                            String slug =
                                    problem.path("type").asText().substring("/problems/".length());
                            ProblemType type = ProblemType.find(slug).orElseThrow();
                            assertThat(problem.path("title").asText()).isEqualTo(type.title());
                            assertThat(problem.path("status").asInt()).isEqualTo(type.status());
                            assertThat(example.status()).isIn(0, type.status());
                        });
    }

    private static boolean isProblem(ApiDocument.Example example) {
        return example.schema().path("$ref").asText().endsWith("/Problem");
    }

    @Test
    void anAnswerHasTheMembersOfItsSchema() {
        // Given
        refresher.refresh(new SiteId("paris")).await().atMost(Duration.ofSeconds(20));
        for (String path : List.of(REPLICAS, RESTORE_POINTS, SUMMARY, "/v1/sites")) {
            // When
            JsonNode answer = ApiDocument.get(path);
            // Then
            assertThat(document.complaints(path, document.answer(path), answer)).isEmpty();
            assertThat(answer.path("items")).as(path).isNotEmpty();
        }
    }

    @Test
    void theDocumentCanBeLookedAtInABrowser() {
        // When
        int status = given().get("/q/swagger-ui").statusCode();
        // Then
        assertThat(status).isEqualTo(200);
    }
}
