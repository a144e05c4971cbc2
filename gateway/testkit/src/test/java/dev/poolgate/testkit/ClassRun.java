package dev.poolgate.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs a test class in a process of its own and prints how it went, and why. */
final class ClassRun {
    private ClassRun() {}

    public static void main(String[] args) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(args[0]))
                .execute()
                .testEvents();
        tests.failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .forEach(result ->
                        System.out.println(result.getThrowable().orElseThrow().getMessage()));
        System.out.println(
                tests.succeeded().count() + " succeeded, " + tests.failed().count() + " failed");
        System.exit(0);
    }
}
