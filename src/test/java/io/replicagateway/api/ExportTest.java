package io.replicagateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.Replica;
import io.replicagateway.model.SiteKind;
import io.replicagateway.query.Selection;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An export has every row, made piece by piece, and says in its head how complete it is. */
class ExportTest {

    private static final int CHUNK = 64 * 1024;

    private static final String HALF_A_PAIR = "\ud83d";

    @Test
    void theChunksAreTheWholeListAndEachEndsWithALine() {
        // Given
        Export export = export(fleet(replicas(5_000)), Format.NDJSON, false, "sort", "-nativeId");
        // When
        List<byte[]> chunks = chunks(export);
        // Then
        assertThat(chunks).hasSizeGreaterThan(10);
        assertThat(chunks.subList(0, chunks.size() - 1))
                .allMatch(chunk -> chunk.length >= CHUNK && chunk.length < CHUNK + 16 * 1024);
        assertThat(chunks).allMatch(chunk -> chunk[chunk.length - 1] == '\n');
        assertThat(text(joined(chunks)).lines().map(ExportTest::nativeId))
                .containsExactlyElementsOf(
                        IntStream.range(0, 5_000).mapToObj(n -> "r" + (9_999 - n)).toList());
    }

    private static String nativeId(String line) {
        return json(line).path("nativeId").asText();
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "NDJSON"})
    void compressedItIsTheSame(Format format) throws IOException {
        for (int rows : List.of(0, 1, 5_000)) {
            // Given
            FleetSnapshot fleet = fleet(replicas(rows));
            byte[] plain = joined(chunks(export(fleet, format, false)));
            // When
            List<byte[]> chunks = chunks(export(fleet, format, true));
            // Then
            var gzip = new GZIPInputStream(new ByteArrayInputStream(joined(chunks)));
            assertThat(gzip.readAllBytes()).isEqualTo(plain);
        }
    }

    @Test
    void withoutRowsThereAreTheColumnsOrNothing() {
        // Given
        FleetSnapshot fleet = fleet(Stream.of());
        // When
        List<byte[]> csv = chunks(export(fleet, Format.CSV, false, "fields", "rpo,id"));
        List<byte[]> json = chunks(export(fleet, Format.NDJSON, false));
        // Then
        assertThat(text(joined(csv))).isEqualTo("id,rpo.status,rpo.targetSeconds,rpo.dueAt\r\n");
        assertThat(json).isEmpty();
    }

    @Test
    void aRowWithNothingInItsOnlyColumnIsALineAllTheSame() {
        // Given
        FleetSnapshot fleet = fleet(replicas(2));
        // When
        String csv = text(joined(chunks(export(fleet, Format.CSV, false, "fields", "jobId"))));
        // Then
        assertThat(csv).isEqualTo("jobId\r\n\"\"\r\n\"\"\r\n");
    }

    @Test
    void aTextThatIsNoneBreaksNothingOff() {
        // Given
        FleetSnapshot fleet = fleet(Stream.of(TestRows.replica("r1").name(HALF_A_PAIR).build()));
        // When
        String csv = text(joined(chunks(export(fleet, Format.CSV, false, "fields", "name"))));
        String json =
                text(joined(chunks(export(fleet, Format.NDJSON, false, "fields", "id,name"))));
        // Then
        assertThat(CsvText.parse(csv).get(1)).containsExactly("\ufffd");
        assertThat(json(json).path("id").asText()).isEqualTo("oslo:r1");
    }

    @Test
    void theHeadNamesTheSitesThatAreNotFreshAsFarAsItCan() {
        // Given
        String longest = "x".repeat(58);
        FleetSnapshot few = pending(3, "site");
        FleetSnapshot many = pending(60, longest);
        // When
        Response small = export(few, Format.CSV, false).response();
        Response large = export(many, Format.CSV, false).response();
        // Then
        assertThat(small.getHeaderString("X-Fleet-Problems"))
                .isEqualTo("site-100=pending, site-101=pending, site-102=pending");
        assertThat(small.getHeaderString("X-Fleet-Complete")).isEqualTo("false");
        assertThat(small.getHeaderString("X-Fleet-As-Of")).isNull();
        assertThat(large.getHeaderString("X-Fleet-Problems"))
                .endsWith(longest + "-149=pending, ...")
                .hasSizeLessThan(4 * 1024);
    }

    private static FleetSnapshot pending(int sites, String name) {
        return new FleetSnapshot(
                "test-1",
                Requests.NOW,
                IntStream.range(100, 100 + sites)
                        .mapToObj(number -> TestRows.site(name + "-" + number, SiteKind.EM))
                        .map(SiteState::pending)
                        .toList());
    }

    private static Stream<Replica> replicas(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> TestRows.replica("r" + (5_000 + number)).name("vm").build());
    }

    private static FleetSnapshot fleet(Stream<Replica> replicas) {
        SiteRows rows = SiteRows.of(SiteKind.VBR, replicas.toList(), List.of());
        return new FleetSnapshot(
                "test-1",
                Requests.NOW,
                List.of(
                        SiteState.pending(TestRows.site("oslo", SiteKind.VBR))
                                .read(
                                        rows,
                                        Requests.NOW.minus(Duration.ofMinutes(1)),
                                        Optional.empty())));
    }

    private static Export export(
            FleetSnapshot fleet, Format format, boolean compressed, String... parameters) {
        ListRequest list =
                ListParameters.read(ListPath.REPLICAS, Requests.values(parameters), fleet);
        return new Export(
                list.path().type(),
                list.fields(),
                Selection.of(fleet, list.query(), Requests.NOW),
                format,
                compressed);
    }

    private static List<byte[]> chunks(Export export) {
        List<byte[]> all = new ArrayList<>();
        try (var chunks = new ExportChunks(export)) {
            for (byte[] next = chunks.next(); next.length > 0; next = chunks.next()) {
                all.add(next);
            }
        }
        return all;
    }

    private static byte[] joined(List<byte[]> chunks) {
        var bytes = new ByteArrayOutputStream();
        chunks.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException notJson) {
            throw new AssertionError(text, notJson);
        }
    }
}
