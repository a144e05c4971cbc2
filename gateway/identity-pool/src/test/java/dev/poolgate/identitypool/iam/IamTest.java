package dev.poolgate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;

/** A registry of its own for each test. */
abstract class IamTest {
    RunningIam running;
    IamClient iam;

    @BeforeEach
    void start() {
        running = new RunningIam();
        iam = running.client;
    }

    @AfterEach
    void stop() {
        running.close();
    }

    static void assertRefused(ThrowingCallable call, int status, String code, String message) {
        IamException error = catchThrowableOfType(IamException.class, call);
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
        assertThat(error.statusCode()).isEqualTo(status);
    }
}
