package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteWebAuthnCredentialRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;

final class DeleteWebAuthnCredentialTest {
    private final Fixture pools = new Fixture();
    private final PasskeyPools passkeys = new PasskeyPools(pools);
    private final String poolId = passkeys.pool(UserVerificationType.PREFERRED);

    @Test
    void a_user_deletes_an_own_passkey_and_no_other() {
        String token = passkeys.token(poolId);
        String id = passkeys.register(token).credentialId();
        String other = passkeys.token(poolId);

        assertThatThrownBy(() -> delete(other, id)).isInstanceOf(ResourceNotFoundException.class);
        assertThat(passkeys.list(token)).hasSize(1);
        delete(token, id);
        assertThat(passkeys.list(token)).isEmpty();
        assertThatThrownBy(() -> delete(token, id)).isInstanceOf(ResourceNotFoundException.class);
    }

    private void delete(String token, String id) {
        pools.call(DeleteWebAuthnCredentialRequest.builder()
                .accessToken(token)
                .credentialId(id)
                .build());
    }
}
