package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListWebAuthnCredentialsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;

final class ListWebAuthnCredentialsTest {
    private final PasskeyPools passkeys = new PasskeyPools(new Fixture());
    private final String poolId = passkeys.pool(UserVerificationType.PREFERRED);

    @Test
    void the_users_own_passkeys_are_listed_page_by_page() {
        String token = passkeys.token(poolId);
        passkeys.register(passkeys.token(poolId));
        String one = passkeys.register(token).credentialId();
        String two = passkeys.register(token).credentialId();

        ListWebAuthnCredentialsResponse first = passkeys.page(token, 1, null);
        ListWebAuthnCredentialsResponse rest = passkeys.page(token, 1, first.nextToken());

        assertThat(first.credentials()).hasSize(1);
        assertThat(rest.nextToken()).isNull();
        assertThat(List.of(
                        first.credentials().get(0).credentialId(),
                        rest.credentials().get(0).credentialId()))
                .containsExactlyInAnyOrder(one, two);
    }
}
