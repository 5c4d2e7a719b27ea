package io.replicagateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.Field;
import io.replicagateway.model.Replica;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SortKey;
import io.replicagateway.query.SampleQueries.Queries;
import io.replicagateway.query.SampleSummaries.Summaries;
import io.replicagateway.query.Samples.Fleets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Rows spread over many sites are listed as one site that holds them all would list them. */
class OneSiteLawsTest {

    /** What follows from the site that holds a row, and so cannot stay as it was when the rows move together. */
    private static final Set<Field> OF_THE_SITE =
            Set.of(
                    ReplicaField.ID,
                    ReplicaField.SITE,
                    ReplicaField.NATIVE_ID,
                    RestorePointField.ID,
                    RestorePointField.SITE,
                    RestorePointField.NATIVE_ID,
                    RestorePointField.REPLICA_ID);

    @Property(tries = 300)
    void rowsOfManySitesAreListedAsThoseOfOne(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query) {
        // Given
        List<SampleSite> alike = alike(fleet);
        SampleSite one = together(alike);
        Field id =
                query.type() == RowType.REPLICA
                        ? ReplicaField.NATIVE_ID
                        : RestorePointField.NATIVE_ID;
        List<SortKey> sort =
                new ArrayList<>(
                        query.sort().stream()
                                .filter(key -> !OF_THE_SITE.contains(key.field()))
                                .toList());
        sort.add(new SortKey(id, false));
        SampleQuery total = query.atAnySite().sortedBy(sort);
        // When
        List<String> spread = contents(alike, total);
        // Then
        assertThat(spread).isEqualTo(contents(List.of(one), total));
    }

    @Property(tries = 300)
    void rowsOfManySitesAddUpToWhatThoseOfOneDo(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Summaries.class) SampleSummary sample) {
        // Given
        List<SampleSite> alike = alike(fleet);
        SampleSite one = together(alike);
        SampleSummary summary =
                sample.atAnySite()
                        .groupedBy(
                                sample.by().stream()
                                        .filter(GroupBy.OfRow.class::isInstance)
                                        .toList());
        // When
        List<SummaryLine> spread = groups(alike, summary);
        // Then
        assertThat(spread).isEqualTo(groups(List.of(one), summary));
    }

    private static List<SummaryLine> groups(List<SampleSite> fleet, SampleSummary summary) {
        return SummaryLine.of(
                Summary.of(SampleSite.snapshot(fleet), summary.toSummaryQuery(), Samples.NOW));
    }

    @Property(tries = 300)
    void aSiteIsListedAloneAsItIsAmongOthers(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query) {
        // Given
        SampleSite alone = fleet.get(0);
        String id = alone.settings().id().value();
        Assume.that(query.sites().isEmpty() || query.sites().contains(id));
        // When
        List<String> among =
                ids(fleet, query).stream().filter(row -> row.startsWith(id + ":")).toList();
        // Then
        assertThat(among).isEqualTo(ids(List.of(alone), query));
    }

    /** The fleet with the settings and the age of its first site, and no native id at two sites. */
    private static List<SampleSite> alike(List<SampleSite> fleet) {
        SampleSite model =
                fleet.stream()
                        .filter(site -> site.observedAt() != null)
                        .findFirst()
                        .orElse(fleet.get(0));
        List<SampleSite> alike = new ArrayList<>();
        for (SampleSite site : fleet) {
            String id = site.settings().id().value();
            alike.add(
                    Samples.renamed(
                            new SampleSite(
                                    model.settings(),
                                    model.observedAt(),
                                    site.replicas().stream().map(row -> moved(row, id)).toList(),
                                    site.points().stream().map(row -> moved(row, id)).toList()),
                            id));
        }
        return alike;
    }

    private static SampleSite together(List<SampleSite> alike) {
        return alike.get(0)
                .holding(
                        alike.stream().flatMap(site -> site.replicas().stream()).toList(),
                        alike.stream().flatMap(site -> site.points().stream()).toList());
    }

    private static Replica moved(Replica row, String site) {
        return new Replica(
                row.nativeId() + "@" + site,
                row.name(),
                row.type(),
                row.state(),
                row.platform(),
                row.platformId(),
                row.jobId(),
                row.policyId(),
                row.backupServer(),
                row.createdAt());
    }

    private static RestorePoint moved(RestorePoint row, String site) {
        return new RestorePoint(
                row.nativeId() + "@" + site,
                row.replicaId() == null ? null : row.replicaId() + "@" + site,
                row.replicaName(),
                row.vmName(),
                row.type(),
                row.state(),
                row.platform(),
                row.platformId(),
                row.createdAt(),
                row.malwareStatus(),
                row.allowedOperations(),
                row.backupServer());
    }

    private static List<String> ids(List<SampleSite> fleet, SampleQuery query) {
        return rows(fleet, query).stream().map(RowRef::id).toList();
    }

    /** All that the rows tell, apart from the site that holds them. */
    private static List<String> contents(List<SampleSite> fleet, SampleQuery query) {
        Field[] fields =
                query.type() == RowType.REPLICA
                        ? ReplicaField.values()
                        : RestorePointField.values();
        return rows(fleet, query).stream()
                .map(
                        ref ->
                                ref.table().nativeId(ref.row())
                                        + Arrays.stream(fields)
                                                .filter(field -> !OF_THE_SITE.contains(field))
                                                .map(field -> valueOf(ref, field))
                                                .toList())
                .toList();
    }

    private static String valueOf(RowRef ref, Field field) {
        return field.label() + "=" + ref.table().column(field).key(ref.row());
    }

    private static List<RowRef> rows(List<SampleSite> fleet, SampleQuery query) {
        return Selection.of(SampleSite.snapshot(fleet), query.toRowQuery(), Samples.NOW)
                .page(0, 10_000);
    }
}
