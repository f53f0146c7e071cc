package io.slipway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(Slipway.class);

    /** What the engine's public interface hands out although it lives beside its internals. */
    private static final String SIGNED_IN = "org.camunda.bpm.engine.impl.identity.Authentication";

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
                .areNotAssignableTo(TaskListener.class)
                .and()
                .areNotAssignableTo(ExecutionListener.class)
                .and()
                .resideOutsideOfPackages(
                        "io.slipway.process..",
                        "io.slipway.release..",
                        "io.slipway.identity..",
                        "io.slipway.evidence..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(CODE);
    }

    @Test
    void nobodyUsesTheEnginesInternals() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "are internals of the engine",
                        (JavaClass used) -> used.getPackageName().matches("org\\.camunda\\..*\\.impl(\\..*)?")
                                && !used.getName().equals(SIGNED_IN)))
                .check(CODE);
    }

    @Test
    void delegatesAndListenersStayHiddenInTheirRoom() {
        classes()
                .that()
                .areAssignableTo(JavaDelegate.class)
                .or()
                .areAssignableTo(TaskListener.class)
                .or()
                .areAssignableTo(ExecutionListener.class)
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

    @Test
    void namesSayWhatAClassIsFor() {
        noClasses()
                .should()
                .haveNameMatching(".*[a-z0-9](Service|Util|Utils|Impl|Base|Manager|Helper)")
                .check(CODE);
    }
}
