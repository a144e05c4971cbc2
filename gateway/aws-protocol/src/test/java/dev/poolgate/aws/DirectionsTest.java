package dev.poolgate.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DirectionsTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.poolgate.aws");

    @Test
    void only_the_web_package_knows_spring_and_reactor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.poolgate.aws.web")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "reactor..", "io.netty..")
                .check(OURS);
    }

    @Test
    void of_poolgate_only_signatures_and_who_makes_them_are_known() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.poolgate.aws..",
                        "dev.poolgate.authorizer.sign",
                        "dev.poolgate.authorizer.signed",
                        "io.github.resilience4j..",
                        "io.micrometer..",
                        "java..",
                        "javax.xml.stream..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "org.springframework..",
                        "reactor..",
                        "software.amazon.awssdk..",
                        "tools.jackson..")
                .check(OURS);
    }

    @Test
    void no_model_of_a_service_is_known() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk.services..")
                .check(OURS);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.poolgate.aws.(*)..").should().beFreeOfCycles().check(OURS);
    }
}
