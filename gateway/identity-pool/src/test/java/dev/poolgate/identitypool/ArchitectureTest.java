package dev.poolgate.identitypool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which way dependencies point. */
class ArchitectureTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.poolgate.identitypool");

    @Test
    void an_identity_pool_knows_neither_user_pools_nor_the_starter_nor_the_server() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.poolgate.userpool..", "dev.poolgate.gateway..", "dev.poolgate.server..")
                .check(MODULE);
    }

    @Test
    void nothing_is_reactive_and_no_web_framework_is_known() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "reactor..",
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "org.springframework.boot..",
                        "dev.poolgate.aws.web..")
                .check(MODULE);
    }

    @Test
    void only_the_storage_knows_that_there_is_a_database() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.poolgate.identitypool", "dev.poolgate.identitypool.storage")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework..", "org.flywaydb..")
                .check(MODULE);
    }

    @Test
    void the_packages_build_on_each_other_in_one_direction() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("entry")
                .definedBy("dev.poolgate.identitypool")
                .layer("api")
                .definedBy("dev.poolgate.identitypool.api")
                .layer("sts")
                .definedBy("dev.poolgate.identitypool.sts")
                .layer("exchange")
                .definedBy("dev.poolgate.identitypool.exchange")
                .layer("token")
                .definedBy("dev.poolgate.identitypool.token")
                .layer("storage")
                .definedBy("dev.poolgate.identitypool.storage")
                .layer("directory")
                .definedBy("dev.poolgate.identitypool.directory")
                .layer("login")
                .definedBy("dev.poolgate.identitypool.login..", "dev.poolgate.identitypool.providers")
                .layer("session")
                .definedBy("dev.poolgate.identitypool.session")
                .whereLayer("entry")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("entry")
                .whereLayer("sts")
                .mayOnlyBeAccessedByLayers("entry")
                .whereLayer("storage")
                .mayOnlyBeAccessedByLayers("entry")
                .whereLayer("exchange")
                .mayOnlyBeAccessedByLayers("entry", "api", "sts")
                .whereLayer("token")
                .mayOnlyBeAccessedByLayers("entry", "api", "exchange")
                .whereLayer("directory")
                .mayOnlyBeAccessedByLayers("entry", "api", "exchange", "storage", "token")
                .whereLayer("login")
                .mayOnlyBeAccessedByLayers("entry", "api", "sts", "exchange", "storage", "directory", "token")
                .whereLayer("session")
                .mayOnlyBeAccessedByLayers("entry", "api", "sts", "exchange", "storage", "directory", "token", "login")
                .check(MODULE);
    }

    @Test
    void the_operations_are_nobodys_business_outside_their_package() {
        classes()
                .that()
                .resideInAnyPackage("dev.poolgate.identitypool.api", "dev.poolgate.identitypool.sts")
                .and()
                .doNotHaveSimpleName("IdentityApi")
                .and()
                .doNotHaveSimpleName("StsApi")
                .should()
                .notBePublic()
                .check(MODULE);
    }
}
