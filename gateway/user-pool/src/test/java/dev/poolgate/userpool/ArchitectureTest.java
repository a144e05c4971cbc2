package dev.poolgate.userpool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.poolgate.userpool");

    @Test
    void packages_depend_on_each_other_in_one_direction() {
        slices().matching("dev.poolgate.userpool.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void only_web_knows_webflux() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.poolgate.userpool.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "reactor..")
                .check(CLASSES);
    }

    @Test
    void only_storage_knows_jdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.poolgate.userpool.storage..", "dev.poolgate.userpool")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void rules_know_no_storage() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.poolgate.userpool.directory..", "dev.poolgate.userpool.passwords..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.poolgate.userpool.storage..", "dev.poolgate.userpool.accounts..", "org.springframework..")
                .check(CLASSES);
    }

    @Test
    void nothing_here_knows_the_gateway_or_the_identity_pool() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.poolgate.gateway..", "dev.poolgate.identitypool..", "dev.poolgate.server..")
                .check(CLASSES);
    }
}
