package dev.poolgate.server;

import dev.poolgate.server.demo.DemoInitializer;
import dev.poolgate.testkit.Access;
import dev.poolgate.testkit.AccessTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.test.context.ContextConfiguration;

/** What the tables in {@code config/policy-tests} say of the demo. */
@AccessTest(
        classes = PoolgateServer.class,
        properties = {"poolgate.data=target/demo-access", "poolgate.pools.port=0"})
@ContextConfiguration(initializers = DemoInitializer.class)
class DemoAccessTest {
    private static final String TABLE = "../../config/policy-tests/access.csv";

    @TestFactory
    Stream<DynamicTest> access(Access access) {
        return access.table(TABLE);
    }

    @Test
    void every_policy_is_shown(Access access) {
        access.everyPolicyDecides(TABLE);
    }

    @Test
    void the_matrix_is_as_it_was(Access access) {
        access.matrix("../../config/policy-tests/matrix.csv");
    }
}
