package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** A mail server that takes for ever, and callers who time the answers. */
final class SlowMessagesTest {
    private static final int EACH = 25;

    private final CountDownLatch delivered = new CountDownLatch(1);

    @Test
    @Timeout(120)
    void s69_answers_about_users_take_as_long_as_those_about_nobody_however_slow_mail_is() {
        try (RunningPools running = new RunningPools(message -> await());
                CognitoIdentityProviderClient aws = running.aws()) {
            String poolId = aws.createUserPool(pool -> pool.poolName("slow mail")
                            .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                            .policies(policies -> policies.signInPolicy(policy ->
                                    policy.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP))))
                    .userPool()
                    .id();
            String client = aws.createUserPoolClient(settings -> settings.userPoolId(poolId)
                            .clientName("web")
                            .explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_AUTH)
                            .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                    .userPoolClient()
                    .clientId();
            for (int i = 0; i < EACH; i++) {
                running.pools.seeding().user(poolId, "anna" + i, "Correct-Horse-7", verified(i), Set.of());
            }

            assertAlike(
                    name -> aws.forgotPassword(forgot -> forgot.clientId(client).username(name)));
            assertAlike(name ->
                    aws.resendConfirmationCode(resend -> resend.clientId(client).username(name)));
            assertAlike(name -> aws.initiateAuth(auth -> auth.clientId(client)
                    .authFlow(AuthFlowType.USER_AUTH)
                    .authParameters(Map.of("USERNAME", name, "PREFERRED_CHALLENGE", "EMAIL_OTP"))));
            delivered.countDown();
        }
    }

    /** Taken in turns, so that whatever else the machine does touches both alike. */
    private static void assertAlike(Consumer<String> call) {
        List<Duration> users = new ArrayList<>();
        List<Duration> nobody = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            users.add(time(call, "anna" + i));
            nobody.add(time(call, "nobody" + i + "@example.com"));
        }
        Duration user = median(users);
        Duration other = median(nobody);
        assertThat(user).isLessThan(other.multipliedBy(2).plusMillis(10));
        assertThat(other).isLessThan(user.multipliedBy(2).plusMillis(10));
        assertThat(users).allMatch(duration -> duration.compareTo(Duration.ofSeconds(2)) < 0);
    }

    private static Duration time(Consumer<String> call, String name) {
        long begin = System.nanoTime();
        call.accept(name);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2);
    }

    private static Map<String, String> verified(int i) {
        return Map.of("email", "anna" + i + "@example.com", "email_verified", "true");
    }

    private void await() {
        try {
            assertThat(delivered.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
