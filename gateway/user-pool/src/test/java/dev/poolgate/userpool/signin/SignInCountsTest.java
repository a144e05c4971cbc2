package dev.poolgate.userpool.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

class SignInCountsTest {
    private static final String STEP = "a step of this test";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void count() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void countNoMore() {
        Metrics.removeRegistry(meters);
    }

    @Test
    void a_step_is_counted_by_how_it_ends_and_ends_so() {
        SignInOutcome tokens =
                new SignInOutcome.SignedIn(AuthenticationResultType.builder().build());
        SignInOutcome question = new SignInOutcome.Challenged(ChallengeNameType.SMS_MFA, Optional.empty(), Map.of());

        assertThat(SignInCounts.counted(STEP, () -> tokens)).isSameAs(tokens);
        assertThat(SignInCounts.counted(STEP, () -> question)).isSameAs(question);
        assertThatThrownBy(() -> SignInCounts.counted(STEP, () -> {
                    throw NotAuthorizedException.builder().build();
                }))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> SignInCounts.counted(STEP, () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(List.of("signed_in", "challenged", "refused", "fault"))
                .allSatisfy(outcome -> assertThat(meters.get("poolgate.userpool.signins")
                                .tag("step", STEP)
                                .tag("outcome", outcome)
                                .counter()
                                .count())
                        .isEqualTo(1));
    }
}
