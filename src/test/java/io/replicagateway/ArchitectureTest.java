package io.replicagateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** The package graph is what the README says, and a few habits hold everywhere. */
@AnalyzeClasses(
        packages = "io.replicagateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesFollowTheWayOfTheData =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .ensureAllClassesAreContainedInArchitecture()
                    .layer("model")
                    .definedBy("io.replicagateway.model")
                    .layer("inventory")
                    .definedBy("io.replicagateway.inventory")
                    .layer("query")
                    .definedBy("io.replicagateway.query")
                    .layer("source")
                    .definedBy("io.replicagateway.source")
                    .layer("source.http")
                    .definedBy("io.replicagateway.source.http")
                    .layer("source.em")
                    .definedBy("io.replicagateway.source.em")
                    .layer("source.vbr")
                    .definedBy("io.replicagateway.source.vbr")
                    .layer("store")
                    .definedBy("io.replicagateway.store")
                    .layer("refresh")
                    .definedBy("io.replicagateway.refresh")
                    .layer("rescan")
                    .definedBy("io.replicagateway.rescan")
                    .layer("page")
                    .definedBy("io.replicagateway.page")
                    .layer("api")
                    .definedBy("io.replicagateway.api")
                    .layer("view")
                    .definedBy("io.replicagateway.view..")
                    .layer("security")
                    .definedBy("io.replicagateway.security")
                    .layer("ops")
                    .definedBy("io.replicagateway.ops")
                    .layer("simulator")
                    .definedBy("io.replicagateway.simulator")
                    .layer("app")
                    .definedBy("io.replicagateway.app")
                    .whereLayer("model")
                    .mayNotAccessAnyLayer()
                    .whereLayer("simulator")
                    .mayNotAccessAnyLayer()
                    .whereLayer("inventory")
                    .mayOnlyAccessLayers("model")
                    .whereLayer("query")
                    .mayOnlyAccessLayers("inventory", "model")
                    .whereLayer("source")
                    .mayOnlyAccessLayers("model")
                    .whereLayer("source.http")
                    .mayOnlyAccessLayers("source", "model")
                    .whereLayer("source.em")
                    .mayOnlyAccessLayers("source.http", "source", "model")
                    .whereLayer("source.vbr")
                    .mayOnlyAccessLayers("source.http", "source", "model")
                    .whereLayer("store")
                    .mayOnlyAccessLayers("inventory", "model")
                    .whereLayer("refresh")
                    .mayOnlyAccessLayers("source", "inventory", "model")
                    .whereLayer("rescan")
                    .mayOnlyAccessLayers("refresh", "source", "inventory", "model")
                    .whereLayer("page")
                    .mayOnlyAccessLayers("inventory", "model")
                    .whereLayer("api")
                    .mayOnlyAccessLayers("rescan", "page", "query", "inventory", "model")
                    .whereLayer("view")
                    .mayOnlyAccessLayers(
                            "rescan", "source", "page", "security", "query", "inventory", "model")
                    .whereLayer("security")
                    .mayOnlyAccessLayers("model")
                    .whereLayer("ops")
                    .mayOnlyAccessLayers(
                            "api",
                            "rescan",
                            "page",
                            "refresh",
                            "store",
                            "query",
                            "inventory",
                            "source",
                            "source.http",
                            "model")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("io.replicagateway.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theMiddleKnowsNoFramework =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.replicagateway.model",
                            "io.replicagateway.inventory",
                            "io.replicagateway.query")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            "java..",
                            "javax.crypto..",
                            "org.jspecify..",
                            "io.replicagateway.model",
                            "io.replicagateway.inventory",
                            "io.replicagateway.query");

    @ArchTest
    static final ArchRule timeIsInjected =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(OffsetDateTime.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nothingWaitsForAnAnswerButTheEndOfTheProcess =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("io.replicagateway.app.Lifecycle")
                    .should()
                    .callMethod(Uni.class, "await")
                    .orShould()
                    .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule publicTypesAreFinalOrContracts =
            classes()
                    .that()
                    .arePublic()
                    .and()
                    .areNotInterfaces()
                    .should()
                    .haveModifier(JavaModifier.FINAL)
                    .orShould()
                    .haveModifier(JavaModifier.ABSTRACT)
                    .orShould()
                    .beEnums();
}
