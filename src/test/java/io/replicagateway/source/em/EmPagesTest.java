package io.replicagateway.source.em;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmPagesTest {

    private static final String PAGING = "<PagingInfo PagesCount='3' PageSize='5' PageNum='1'/>";

    private static EmPage<RestorePoint> points(String entities) {
        return EmPages.page(
                Answers.holding(result(entities)), "CloudVmReplicaPoint", EmRows::toRestorePoint);
    }

    private static EmPage<Replica> replicas(String entities) {
        return EmPages.page(Answers.holding(result(entities)), "CloudReplica", EmRows::toReplica);
    }

    private static String result(String content) {
        return "<v:QueryResult xmlns:v='http://www.veeam.com/ent/v1.0'>"
                + content
                + "</v:QueryResult>";
    }

    @Test
    void aPointIsToldByItsTypeWhateverItsElementIsCalled() {
        // When
        EmPage<RestorePoint> page =
                points(
                        """
                        <Entities><CloudVmReplicaPoints>
                        <Anything UID='urn:veeam:CloudVmReplicaPoint:g1' VmDisplayName='web &amp; db'
                            Type='CloudVmReplicaPoint'>
                          <State>Ready</State><PointType>CDP</PointType>
                          <CreationTimeUTC>2025-11-03T18:01:25.93Z</CreationTimeUTC>
                          <Links>
                            <Link Href='https://inside:9398/api/cloud/replicas/r1?x=y' Name='job'
                                Type='CloudReplicaReference' Rel='Up'/>
                            <Link Rel='Up' Type='BackupServerReference' Name='10.0.0.1'
                                Href='https://inside:9398/api/backupServers/b1'/>
                          </Links>
                        </Anything></CloudVmReplicaPoints></Entities>"""
                                + PAGING);
        // Then
        RestorePoint point = page.rows().get(0);
        assertThat(point.nativeId()).isEqualTo("g1");
        assertThat(point.vmName()).isEqualTo("web & db");
        assertThat(point.replicaId()).isEqualTo("r1");
        assertThat(point.replicaName()).isEqualTo("job");
        assertThat(point.backupServer()).isEqualTo(new BackupServer("b1", "10.0.0.1"));
        assertThat(point.type()).isEqualTo("CDP");
        assertThat(point.createdAt()).hasToString("2025-11-03T18:01:25.93Z");
        assertThat(page.pagesCount()).hasValue(3);
        assertThat(page.pageSize()).hasValue(5);
    }

    @Test
    void aDateThatMeansNeverIsAbsent() {
        // When
        RestorePoint point =
                points(
                                "<Entities><P><I Type='CloudVmReplicaPoint' Href='/api/x/g2?format=Entity'>"
                                        + "<CreationTime>1753-01-01T00:00:00Z</CreationTime>"
                                        + "<VmName>vm</VmName></I></P></Entities>")
                        .rows()
                        .get(0);
        // Then
        assertThat(point.nativeId()).isEqualTo("g2");
        assertThat(point.createdAt()).isNull();
        assertThat(point.vmName()).isEqualTo("vm");
    }

    @Test
    void theDirectorIsCalledAsOnTheOtherProduct() {
        // When
        EmPage<Replica> page =
                replicas(
                        "<Entities><R><I Type='CloudReplica' UID='g3'><Platform>vCloud</Platform>"
                                + "</I></R></Entities>");
        // Then
        assertThat(page.rows().get(0).platform()).isEqualTo("CloudDirector");
        assertThat(page.rows().get(0).state()).isNull();
    }

    @Test
    void namesWithBrokenBytesAreRead() {
        // Given
        byte[] body =
                result(
                                "<Entities><R><I Type='CloudReplica' UID='g' Name='x\u00FFy'/></R></Entities>")
                        .getBytes(ISO_8859_1);
        // When
        EmPage<Replica> page =
                EmPages.page(Answers.holding(body), "CloudReplica", EmRows::toReplica);
        // Then
        assertThat(page.rows().get(0).name()).isEqualTo("x\uFFFDy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<Entities/>", "<Entities><R/></Entities>", "<Refs/>"})
    void noEntitiesAreAnEmptyPage(String content) {
        assertThat(replicas(content).rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Refs><Ref Type='CloudReplicaReference' UID='g'/></Refs>",
                "<Entities><R><I Type='Replica' UID='g'/></R></Entities>",
                "<Entities><R><I Type='CloudReplica' Name='n'/></R></Entities>",
                "<Entities><R><I Type='CloudReplica' UID='secret-7'></R></Entities>",
                "<Entities>&unknown;</Entities>"
            })
    void whatIsNotTheListAskedForIsMalformedAndNotQuoted(String content) {
        assertThatThrownBy(() -> replicas(content))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("the answer to GET /api/test")
                .hasMessageNotContaining("secret-7")
                .hasNoCause();
    }
}
