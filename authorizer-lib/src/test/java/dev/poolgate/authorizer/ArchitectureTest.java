package dev.poolgate.authorizer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The directions of the design, held by a test. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.poolgate.authorizer");

    @Test
    void the_library_knows_no_framework() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..authorizer.cedar..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "com.google.common..", "com.cedarpolicy..")
                .check(MAIN);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "reactor..", "io.netty..", "jakarta..", "tools.jackson..")
                .check(MAIN);
    }

    @Test
    void it_depends_on_what_the_design_lists_and_on_nothing_else() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.poolgate.authorizer..",
                        "java..",
                        "javax.crypto..",
                        "com.nimbusds.jose..",
                        "com.nimbusds.jwt..",
                        "com.cedarpolicy..",
                        "com.fasterxml.jackson..",
                        "com.google.common.collect..",
                        "com.github.benmanes.caffeine..",
                        "io.github.resilience4j..",
                        "io.micrometer.core..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "software.amazon.awssdk..")
                .check(MAIN);
    }

    @Test
    void tokens_know_neither_keys_nor_policy_nor_the_facade() {
        noClasses()
                .that()
                .resideInAPackage("..authorizer.token..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.poolgate.authorizer",
                        "..authorizer.keys..",
                        "..authorizer.policy..",
                        "..authorizer.revocation..",
                        "..authorizer.exchange..",
                        "..authorizer.sign..",
                        "..authorizer.relay..")
                .check(MAIN);
    }

    @Test
    void iam_policies_are_decided_by_the_jdk_and_a_json_reader_alone() {
        classes()
                .that()
                .resideInAPackage("..authorizer.iam..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "..authorizer.iam..",
                        "..authorizer.token..",
                        "java.io..",
                        "java.lang..",
                        "java.math..",
                        "java.net..",
                        "java.nio.charset..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("..authorizer.iam..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex..")
                .check(MAIN);
    }

    @Test
    void who_may_call_is_decided_without_the_aws_sdk() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.poolgate.authorizer",
                        "..authorizer.token..",
                        "..authorizer.keys..",
                        "..authorizer.policy..",
                        "..authorizer.revocation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(MAIN);
    }

    @Test
    void nothing_in_the_library_needs_the_engine_of_policies() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..authorizer.cedar..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..authorizer.cedar..")
                .check(MAIN);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.poolgate.(authorizer.*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
        slices().matching("dev.poolgate.authorizer.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void time_comes_from_a_clock_that_is_handed_in() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(MAIN);
    }

    @Test
    void nothing_is_named_after_nothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)")
                .check(MAIN);
    }
}
