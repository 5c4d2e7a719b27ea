package io.replicagateway.api;

import static io.replicagateway.api.Requests.NOW;
import static io.replicagateway.api.Requests.assertRefused;
import static io.replicagateway.api.Requests.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.query.Scope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the sites in scope cannot satisfy a caller, they are named, and the list is not shortened. */
class DemandTest {

    private static final Scope OSLO = Scope.of(new SiteId("oslo"));
    private static final Scope NOWHERE =
            new Scope(Set.of(new SiteId("oslo")), Set.of(SiteKind.EM), Set.of());

    @Test
    void withoutADemandAnyFleetWillDo() {
        // When // Then
        assertMet(Scope.ALL);
        assertMet(Scope.ALL, "require", "any");
    }

    @Test
    void allAsksForEverySiteInScope() {
        // When // Then
        assertMet(OSLO, "require", "all");
        assertBlamed("bern", Scope.ALL, "require", "all");
    }

    @Test
    void aQuorumIsMoreThanHalfOfTheSitesInScope() {
        // When // Then
        assertMet(OSLO, "require", "quorum");
        assertBlamed("bern", Scope.ALL, "require", "quorum");
    }

    @Test
    void whereNoSiteIsInScopeEveryDemandIsMet() {
        // When // Then
        assertMet(NOWHERE, "require", "all");
        assertMet(NOWHERE, "require", "quorum");
        assertMet(NOWHERE, "maxAge", "PT1S");
    }

    @Test
    void rowsMayBeAsOldAsMaxAgeAndNoOlder() {
        // When // Then
        assertMet(OSLO, "maxAge", "PT60S");
        assertBlamed("oslo", OSLO, "maxAge", "PT59.999999999S");
    }

    @Test
    void aSiteWithoutRowsIsOlderThanAnyAge() {
        // When // Then
        assertBlamed("bern", Scope.ALL, "maxAge", "P1000D");
    }

    @Test
    void anAgeLongerThanAllOfTimeIsMetByAnyRows() {
        // When // Then
        assertMet(OSLO, "maxAge", "PT9223372036854775807S");
    }

    @Test
    void whatIsNoDemandIsRefused() {
        // When // Then
        for (String text : List.of("", "ALL", "some", "all,any")) {
            assertRefused("require", () -> Demand.read(parameters("require", text)));
        }
        assertRefused("require", () -> Demand.read(parameters("require", "all", "require", "all")));
        assertRefused("maxAge", () -> Demand.read(parameters("maxAge", "2m")));
    }

    private static void assertMet(Scope scope, String... sent) {
        assertThatCode(() -> check(scope, sent)).doesNotThrowAnyException();
    }

    private static void assertBlamed(String site, Scope scope, String... sent) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> check(scope, sent));
        assertThat(problem.type()).isEqualTo(ProblemType.NOT_COMPLETE);
        assertThat(problem.members()).containsEntry("sites", List.of(site)).containsKey("fleet");
        assertThat(problem.getMessage()).contains(site).contains(sent[0] + "=");
    }

    private static void check(Scope scope, String... sent) {
        FleetSnapshot fleet = Requests.FLEET;
        Demand.read(parameters(sent)).check(fleet, scope, NOW);
    }
}
