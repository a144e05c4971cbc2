package dev.poolgate.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Only here all modules are on one class path, so only here the whole house can be looked at. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.poolgate");

    @Test
    void the_modules_have_no_cycles() {
        slices().matching("dev.poolgate.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void the_two_pools_meet_in_the_server_only() {
        noClasses()
                .that()
                .resideInAPackage("dev.poolgate.userpool..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.poolgate.identitypool..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("dev.poolgate.identitypool..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.poolgate.userpool..")
                .check(HOUSE);
    }

    @Test
    void nothing_depends_on_the_server_and_its_packages_have_no_cycles() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.poolgate.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.poolgate.server..")
                .check(HOUSE);
        slices().matching("dev.poolgate.server.(*)..").should().beFreeOfCycles().check(HOUSE);
    }
}
