package io.slipway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.slipway.process.AnswerTaker;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(Slipway.class);

    /** What the engine's public interface hands out although it lives beside its internals. */
    private static final String SIGNED_IN = "org.camunda.bpm.engine.impl.identity.Authentication";

    /** Tells the engine the time of the demo; nothing public does. */
    private static final String DEMO_CLOCK = "io.slipway.sandbox.ShiftedClock";

    @Test
    void roomsDependOnlyOnWhatTheyDeclare() {
        ApplicationModules.of(Slipway.class).verify();
    }

    @Test
    void onlyHandsAndTheEngineRoomsKnowTheEngine() {
        noClasses()
                .that()
                .areNotAssignableTo(JavaDelegate.class)
                .and()
                .areNotAssignableTo(AnswerTaker.class)
                .and()
                .areNotAssignableTo(ExecutionListener.class)
                .and()
                .doNotHaveFullyQualifiedName(DEMO_CLOCK)
                .and()
                .resideOutsideOfPackages(
                        "io.slipway.process..",
                        "io.slipway.release..",
                        "io.slipway.approval..",
                        "io.slipway.identity..",
                        "io.slipway.gate..",
                        "io.slipway.models..",
                        "io.slipway.evidence..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(CODE);
    }

    /** The engine's expressions are taken apart by the parser that the engine uses; it is in no public package. */
    private static final String EXPRESSIONS = "io.slipway.models.rules.ExpressionTree";

    @Test
    void nobodyUsesTheEnginesInternals() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(DEMO_CLOCK)
                .and()
                .doNotHaveFullyQualifiedName(EXPRESSIONS)
                .should()
                .dependOnClassesThat(describe(
                        "are internals of the engine",
                        (JavaClass used) -> used.getPackageName().matches("org\\.camunda\\..*\\.impl(\\..*)?")
                                && !used.getName().equals(SIGNED_IN)))
                .check(CODE);
        noClasses()
                .that()
                .haveFullyQualifiedName(EXPRESSIONS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.bpm.engine..", "org.camunda.bpm.model..")
                .check(CODE);
    }

    @Test
    void delegatesAndListenersStayHiddenInTheirRoom() {
        classes()
                .that()
                .areAssignableTo(JavaDelegate.class)
                .or()
                .areAssignableTo(AnswerTaker.class)
                .or()
                .areAssignableTo(ExecutionListener.class)
                .and()
                .areNotInterfaces()
                .should()
                .bePackagePrivate()
                .check(CODE);
    }

    @Test
    void nobodyImportsTheWebFront() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.slipway.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.slipway.http..")
                .check(CODE);
    }

    /** One web front in several rooms: what they share lies below, and none but the board looks into another. */
    @Test
    void theRoomsOfTheWebFrontStandSideBySide() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("shared")
                .definedBy("io.slipway.http")
                .layer("api")
                .definedBy("io.slipway.http.api..")
                .layer("desk")
                .definedBy("io.slipway.http.desk..")
                .layer("pages")
                .definedBy("io.slipway.http.pages..")
                .layer("board")
                .definedBy("io.slipway.http.board..")
                .whereLayer("api")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("desk")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("pages")
                .mayOnlyBeAccessedByLayers("board")
                .whereLayer("board")
                .mayNotBeAccessedByAnyLayer()
                .check(CODE);
    }

    /** What was run is read through what is made for reading; only those who deploy write the ledger. */
    @Test
    void onlyDeploymentKnowsItsLedger() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.slipway.deployment..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.slipway.deployment.RunLedger")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.slipway.deployment.Admission")
                .check(CODE);
    }

    @Test
    void roomsAreFreeOfCircles() {
        slices().matching("io.slipway.(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void aRoomHoldsFortyClassesAtTheMost() {
        var sizes = CODE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((room, classes) -> assertThat(classes).as(room).isLessThanOrEqualTo(40));
    }

    @Test
    void namesSayWhatAClassIsFor() {
        noClasses()
                .should()
                .haveNameMatching(".*[a-z0-9](Service|Util|Utils|Impl|Base|Manager|Helper)")
                .check(CODE);
    }
}
