package io.replicagateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.query.CursorCodec;
import io.replicagateway.simulator.MutableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** A page is what Jackson makes of the same page as maps, byte for byte. */
class PageBytesTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    /** A site beside the one with the rows, so that there is something to tell about the fleet. */
    private static final SiteSettings PENDING = TestRows.site("zurich", SiteKind.EM);

    @Property
    void aPageIsWhatJacksonMakesOfIt(
            @ForAll(supplier = OddRows.Sites.class) OddRows site,
            @ForAll RowType type,
            @ForAll @IntRange(max = 8) int offset,
            @ForAll @IntRange(min = 1, max = 8) int limit)
            throws IOException {
        // Given
        Inventory inventory = holding(site);
        ListPath path = type == RowType.REPLICA ? ListPath.REPLICAS : ListPath.RESTORE_POINTS;
        FleetSnapshot snapshot = inventory.latest();
        ListRequest list = ListParameters.read(path, Requests.values("sort", "id"), snapshot);
        var encoder =
                new PageEncoder(
                        inventory, new CursorCodec(new byte[16]), new MutableClock(OddRows.NOW));
        // When
        byte[] page = encoder.encode(PageRequest.at(list, snapshot, offset, limit)).plain().bytes();
        // Then
        List<Object> rows = new ArrayList<>(new RowModel(site).rows(type).values());
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("items", rows.stream().skip(offset).limit(limit).toList());
        expected.put("page", page(limit, offset, rows.size(), JACKSON.readTree(page)));
        expected.put("fleet", fleet(site, snapshot.id()));
        assertThat(text(page)).isEqualTo(text(JACKSON.writeValueAsBytes(expected)));
    }

    private static Inventory holding(OddRows site) {
        var inventory =
                new Inventory(
                        List.of(site.settings(), PENDING),
                        new MutableClock(OddRows.NOW),
                        "test",
                        new Retention(10, Duration.ofMinutes(10), Long.MAX_VALUE));
        inventory.update(site.settings().id(), state -> site.state());
        return inventory;
    }

    /** The cursors are those of the answer; other tests are about them. */
    private static Map<String, Object> page(int limit, int offset, int total, JsonNode answer) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("limit", limit);
        page.put("offset", offset);
        page.put("total", total);
        page.put("next", answer.at("/page/next").textValue());
        page.put("previous", answer.at("/page/previous").textValue());
        return page;
    }

    private static Map<String, Object> fleet(OddRows site, String snapshot) {
        boolean isFresh = site.isFresh();
        Map<String, Object> sites = new LinkedHashMap<>();
        sites.put("total", 2);
        sites.put("fresh", isFresh ? 1 : 0);
        sites.put("stale", isFresh ? 0 : 1);
        sites.put("unavailable", 0);
        sites.put("pending", 1);
        List<Object> problems = new ArrayList<>();
        if (!isFresh) {
            problems.add(
                    problem(
                            site.settings().id().value(),
                            "stale",
                            site.observedAt().toString(),
                            "no refresh of this site has ended in time, and none has failed either"));
        }
        problems.add(
                problem(
                        "zurich",
                        "pending",
                        null,
                        "the first read of this site has not ended yet"));
        Map<String, Object> fleet = new LinkedHashMap<>();
        fleet.put("snapshot", snapshot);
        fleet.put("complete", false);
        fleet.put("asOf", site.observedAt().toString());
        fleet.put("sites", sites);
        fleet.put("problems", problems);
        return fleet;
    }

    private static Map<String, Object> problem(
            String site, String status, @Nullable String observedAt, String message) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("site", site);
        problem.put("status", status);
        problem.put("observedAt", observedAt);
        problem.put("failure", null);
        problem.put("message", message);
        return problem;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
