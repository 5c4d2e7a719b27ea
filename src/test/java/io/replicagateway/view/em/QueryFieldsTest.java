package io.replicagateway.view.em;

import static io.replicagateway.view.em.SmallFleet.CDP_POINT;
import static io.replicagateway.view.em.SmallFleet.EM_POINT;
import static io.replicagateway.view.em.SmallFleet.NOW;
import static io.replicagateway.view.em.SmallFleet.ODD_POINT;
import static io.replicagateway.view.em.SmallFleet.PLAIN_POINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.query.RowRef;
import io.replicagateway.query.Selection;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters and sorts go by what is shown, for rows of either product. */
class QueryFieldsTest {

    private static final Map<String, String> BY_LETTER =
            Map.of("e", EM_POINT, "c", CDP_POINT, "p", PLAIN_POINT, "o", ODD_POINT);

    private static List<String> ids(String... parameters) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (int place = 0; place < parameters.length; place += 2) {
            given.put(parameters[place], List.of(parameters[place + 1]));
        }
        return Selection.of(SmallFleet.snapshot(), EmQuery.parse(given).rows(), NOW)
                .page(0, 10)
                .stream()
                .map(QueryFieldsTest::id)
                .toList();
    }

    private static String id(RowRef row) {
        return row.table().nativeId(row.row());
    }

    /** The restore points: of EM (e), of a CDP replica of VBR (c), a plain one of VBR (p), one without anything (o). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "State==unknown | po",
                "state!=Unknown | ec",
                "STATE<Failover | cpo",
                "State<=ready | cpo",
                "State>Ready | e",
                "State>=Failback | e",
                "Type==CDP | c",
                "type==cdp | c",
                "Type==Snapshot | po",
                "Type==Increment | e",
                "Type!=Snapshot | ec",
                "Type<Increment | c",
                "VmName==WEB | ep",
                "VmDisplayName!=web | co",
                "VmDisplayName<f | c",
                "VmName>=web | ep",
                "CreationTime==2026-11-03T18:01:25 | c",
                "CreationTime==\"2026-11-03T18:01:25.93Z\" | e",
                "CreationTime>\"2026-11-03 18:01:25\" | ep",
                "CreationTime<2026-11-04 | ecp",
                "CreationTime>=2026-11-03T22:00:00Z | p",
                "CreationTime<=2026-11-03T18:01:25 | c",
                "CreationTime!=2026-11-03T18:01:25 | epo",
                "Name==\"web@2026-11-03 18:01:25\" | e",
                "Name==\"WEB@2026-11-03 22:00:00\" | p",
                "Name!=\"web@2026-11-03 18:01:25\" | cpo",
                "Name<\"web@2026-11-03 22:00:00\" | ec",
                "Name<=\"web@2026-11-03 18:01:25\" | ec",
                "Name>\"web@2026-11-03 18:01:25\" | p",
                "Name>=\"web@2026-11-03 18:01:25\" | ep",
                "Name==web | ''",
                "Name!=web | ecpo",
                "Name<web | c",
                "Name>web | ep",
                "Name==\"web@yesterday\" | ''",
                "Name==\"web@2026-13-03 18:01:25\" | ''",
                "ReplicaUid==10000000-0000-4000-8000-0000000000CD | c",
                "ReplicaUid==\"urn:veeam:CloudReplica:10000000-0000-4000-8000-0000000000cd\" | c",
                "ReplicaUid!=\"10000000-0000-4000-8000-0000000000cd\" | epo",
                "ReplicaName==\"job & <1>\" | e",
                "ReplicaName!=plain | eco",
                "UID==20000000-0000-4000-8000-0000000000e0 | e",
                "UID!=20000000-0000-4000-8000-0000000000e0 | cpo",
                "UID>20000000-0000-4000-8000-0000000000cd | eo",
                "BackupServerUid==5e000000-0000-4000-8000-000000000000 | e",
                "BackupServerUid==urn:veeam:BackupServer:5e000000-0000-4000-8000-000000000000 | e",
                "BackupServerName==paris | cpo",
                "BackupServerName!=paris | e",
                "State==Ready,Type==Increment | ec",
                "State==Unknown;VmName==web | p",
                "State==Ready,State==Unknown;VmName==web | cp",
                "(State==Ready,State==Unknown);VmName==web | p",
            })
    void theRowsThatAreShownSoAreFound(String filter, String letters) {
        // When
        List<String> found = ids("type", "CloudVmReplicaPoint", "filter", filter);
        // Then
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        letters.chars()
                                .mapToObj(letter -> BY_LETTER.get(Character.toString(letter)))
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "State, a0f0cde0, e0",
        "Type, cde0a0f0, a0",
        "Name, cde0a0f0, a0",
        "VmName, cde0a0f0, a0",
        "CreationTime, cde0a0f0, a0",
        "ReplicaUid, a0cde0f0, e0",
        "UID, a0cde0f0, f0",
        "BackupServerName, e0a0cdf0, a0"
    })
    void rowsSortAsTheyAreShownAndThoseWithoutAValueComeLast(
            String field, String ascending, String firstOfAllDescending) {
        // When
        List<String> up = ids("type", "cloudvmreplicapoint", "sortAsc", field);
        List<String> down =
                ids("type", "cloudvmreplicapoint", "sortDesc", field.toLowerCase(Locale.ROOT));
        // Then
        assertThat(endings(up)).isEqualTo(Arrays.stream(ascending.split("(?<=\\G..)")).toList());
        assertThat(endings(down).get(0)).isEqualTo(firstOfAllDescending);
    }

    private static List<String> endings(List<String> ids) {
        return ids.stream().map(id -> id.substring(id.length() - 2)).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Platform==vCloud, e0",
        "Platform==VMWARE, cd",
        "Platform<vCloud, a0cd",
        "Platform!=VMware, e0a0f0",
        "Name==ODD, f0",
        "UID==10000000-0000-4000-8000-0000000000f0, f0"
    })
    void replicasAreFoundByPlatformNameAndId(String filter, String expected) {
        // When
        List<String> found = ids("type", "CloudReplica", "filter", filter);
        // Then
        assertThat(endings(found))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(expected.split("(?<=\\G..)")).toList());
    }

    @Test
    void platformsSortInEmsOrderAndThoseThatItDoesNotKnowComeLast() {
        // When
        List<String> ids = ids("type", "CloudReplica", "sortAsc", "Platform");
        // Then
        assertThat(endings(ids)).containsExactly("cd", "a0", "e0", "f0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CloudVmReplicaPoint | State==Broken",
                "CloudVmReplicaPoint | State==\"\"",
                "CloudVmReplicaPoint | Platform==VMware",
                "CloudVmReplicaPoint | CreationTimeUTC>2026-11-03",
                "CloudVmReplicaPoint | CreationTime>yesterday",
                "CloudVmReplicaPoint | CreationTime>2026-11-0318:01:25",
                "CloudVmReplicaPoint | CreationTime>2026-02-30",
                "CloudVmReplicaPoint | UID==nonsense",
                "CloudVmReplicaPoint | UID==\"urn:veeam:CloudReplica:20000000-0000-4000-8000-0000000000e0\"",
                "CloudReplica | State==Ready",
                "CloudReplica | Platform==Proxmox",
                "BackupServer | Port==many",
                "BackupServer | State==Ready"
            })
    void aFieldOrValueThatTheTypeDoesNotHaveIsRefused(String type, String filter) {
        // When // Then
        assertThatThrownBy(
                        () ->
                                EmQuery.parse(
                                        Map.of("type", List.of(type), "filter", List.of(filter))))
                .isInstanceOfSatisfying(
                        EmRefusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "type=",
                "type=Job",
                "type=CloudReplica&type=CloudReplica",
                "type=CloudReplica&fliter=Name==x",
                "type=CloudReplica&page=0",
                "type=CloudReplica&page=-1",
                "type=CloudReplica&page=1.0",
                "type=CloudReplica&page=",
                "type=CloudReplica&pageSize=0",
                "type=CloudReplica&pageSize=10001",
                "type=CloudReplica&pageSize=9999999999",
                "type=CloudReplica&format=Entitys",
                "type=CloudReplica&format=",
                "type=CloudReplica&sortAsc=Name&sortDesc=Name",
                "type=CloudReplica&sortAsc=",
                "type=CloudReplica&sortAsc=Name,Platform",
                "type=CloudReplica&sortAsc=Nam",
                "type=BackupServer&sortDesc=State",
                "type=CloudReplica&filter=",
                "type=CloudReplica&filter",
                "type=CloudReplica&filter=Name==%zz"
            })
    void aQueryThatIsNotUnderstoodIsRefused(String query) {
        // When // Then
        assertThatThrownBy(() -> EmQuery.parse(EmRequest.parameters("/api/query?" + query)))
                .isInstanceOfSatisfying(
                        EmRefusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void addressesOfPagesAskForTheSameList() {
        // Given
        String asked =
                "/api/query?TYPE=cloudvmreplicapoint&Filter=VmName==\"a+b%26%22%22\";State!=Ready"
                        + "&sortdesc=name&PAGESIZE=7&page=3&format=entities";
        EmQuery query = EmQuery.parse(EmRequest.parameters(asked));
        // When
        EmQuery next = EmQuery.parse(EmRequest.parameters("/" + query.address(4)));
        // Then
        assertThat(query.filter()).contains("VmName==\"a b&\"\"\";State!=Ready");
        assertThat(next.page()).isEqualTo(4);
        assertThat(next.list()).isEqualTo(query.list());
        assertThat(next.pageSize()).isEqualTo(7);
        assertThat(query.address(4)).matches("[!-~&&[^\"<>;]]+");
    }

    @Test
    void serversAreFoundByTheirFields() {
        // Given
        List<Server> servers = List.copyOf(Servers.of(SmallFleet.snapshot(), NOW));
        // When
        Stream<String> filters =
                Stream.of(
                        "Name==PARIS",
                        "Port>=9392;Description==cloud",
                        "Version<13",
                        "Version!=13;IpOrDnsName<2",
                        "UID==" + SmallFleet.EM_SERVER);
        List<List<String>> names =
                filters.map(FilterParser::parse)
                        .map(ServerFields::condition)
                        .map(
                                condition ->
                                        servers.stream()
                                                .filter(condition)
                                                .map(Server::name)
                                                .toList())
                        .toList();
        // Then
        assertThat(names)
                .containsExactly(
                        List.of("Paris"),
                        List.of("172.17.53.48"),
                        List.of(),
                        List.of("172.17.53.48"),
                        List.of("172.17.53.48"));
    }
}
