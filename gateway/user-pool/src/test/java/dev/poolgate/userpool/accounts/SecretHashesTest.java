package dev.poolgate.userpool.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.directory.Client;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

final class SecretHashesTest {
    private static final String PROOF = "FPh2mnyCgfeVCaNboogUMaXEvGqSGRkzSR8dbvbqVKA=";
    private final Client client = client("secretsecretsecretsecret123");

    @Test
    void the_proof_is_as_clients_compute_it() {
        assertThat(SecretHashes.of(client, client.secrets().get(0), "jane")).isEqualTo(PROOF);
        assertThatCode(() -> SecretHashes.require(client, PROOF, "jane")).doesNotThrowAnyException();
        assertThatCode(() -> SecretHashes.require(client, PROOF, "other", "jane"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_missing_wrong_or_needless_proof_is_refused() {
        assertThatThrownBy(() -> SecretHashes.require(client, null, "jane"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Client 1example23456789 is configured with secret but SECRET_HASH was not received");
        assertThatThrownBy(() -> SecretHashes.require(client, PROOF, "john"))
                .hasMessage("Unable to verify secret hash for client 1example23456789");
        assertThatThrownBy(() -> SecretHashes.require(client(null), PROOF, "jane"))
                .hasMessage("Client 1example23456789 is not configured with secret but SECRET_HASH was received");
    }

    @Test
    void a_client_without_a_secret_needs_none() {
        assertThatCode(() -> SecretHashes.require(client(null), null, "jane")).doesNotThrowAnyException();
    }

    private static Client client(@org.jspecify.annotations.Nullable String secret) {
        return new Client(UserPoolClientType.builder()
                .clientId("1example23456789")
                .clientSecret(secret)
                .creationDate(Instant.EPOCH)
                .build());
    }
}
