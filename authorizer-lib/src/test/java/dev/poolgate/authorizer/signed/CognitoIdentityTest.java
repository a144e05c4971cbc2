package dev.poolgate.authorizer.signed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.iam.IamContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CognitoIdentityTest {
    private final SignedCaller alice = Signers.alice(Instant.MAX);

    @Test
    void f5_the_provider_is_the_second_and_third_entry_of_amr() {
        assertThat(CognitoIdentity.of(alice))
                .hasValue(new CognitoIdentity(
                        "eu-central-1:alice",
                        "eu-central-1:pool",
                        "authenticated",
                        Optional.of("issuer.example,issuer.example:CognitoSignIn:1")));
    }

    @Test
    void a_guest_has_no_provider() {
        assertThat(CognitoIdentity.of(with(
                                alice.context().with("cognito-identity.amazonaws.com:amr", List.of("unauthenticated"))))
                        .flatMap(CognitoIdentity::provider))
                .isEmpty();
    }

    @Test
    void a_session_from_elsewhere_has_no_such_identity() {
        assertThat(CognitoIdentity.of(with(IamContext.EMPTY))).isEmpty();
    }

    private SignedCaller with(IamContext context) {
        return new SignedCaller(alice.key(), alice.userId(), alice.expiresAt(), alice.permissions(), context);
    }
}
