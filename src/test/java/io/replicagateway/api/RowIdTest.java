package io.replicagateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.SiteId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

/** An id is a site, a colon and all the rest. */
class RowIdTest {

    @Property
    void everyVendorIdComesBackAsItWas(@ForAll @NotEmpty String nativeId) {
        // Given
        var id = new RowId(new SiteId("a-1"), nativeId);
        // When
        Optional<RowId> read = RowId.parse(id.toString());
        // Then
        assertThat(read).contains(id);
    }

    @Example
    void theFirstColonEndsTheSite() {
        // When
        Optional<RowId> read = RowId.parse("oslo:urn:veeam:1");
        // Then
        assertThat(read).contains(new RowId(new SiteId("oslo"), "urn:veeam:1"));
    }

    @Example
    void whatHasNoSiteOrNoVendorIdIsNoId() {
        // When
        List<Optional<RowId>> read =
                List.of("", ":", "oslo", "oslo:", ":1", "Oslo:1", "-a:1", " oslo:1").stream()
                        .map(RowId::parse)
                        .toList();
        // Then
        assertThat(read).containsOnly(Optional.empty());
    }
}
