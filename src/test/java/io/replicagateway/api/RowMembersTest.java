package io.replicagateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.model.RowType;
import io.replicagateway.page.JsonBytes;
import io.replicagateway.page.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rows are what Jackson makes of the same rows as maps, byte for byte. */
class RowMembersTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Property
    void aRowIsWhatJacksonMakesOfIt(
            @ForAll(supplier = OddRows.Sites.class) OddRows site,
            @ForAll RowType type,
            @ForAll("wanted") Set<String> wanted) {
        // Given
        var table = new SiteTable(site.state(), type, OddRows.NOW);
        List<String> names = RowMembers.names(type).stream().filter(wanted::contains).toList();
        RowWriter members = RowMembers.writer(type, Set.copyOf(names));
        new RowModel(site)
                .rows(type)
                .forEach(
                        (id, row) -> {
                            var json = new JsonBytes(0);
                            // When
                            members.write(json, table, table.find(id));
                            // Then
                            assertThat(row.keySet())
                                    .containsExactlyElementsOf(RowMembers.names(type));
                            if (!names.isEmpty()) {
                                row.keySet().retainAll(names);
                            }
                            assertThat(text(json.toByteArray())).isEqualTo(text(jackson(row)));
                        });
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] jackson(Object value) {
        try {
            return JACKSON.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Members of either type, or none, which stands for all. */
    @Provide
    Arbitrary<Set<String>> wanted() {
        return Arbitraries.of(
                        "id",
                        "nativeId",
                        "kind",
                        "state",
                        "createdAt",
                        "rpo",
                        "restorePoints",
                        "allowedOperations",
                        "backupServer",
                        "observedAt")
                .set()
                .ofMaxSize(4);
    }
}
