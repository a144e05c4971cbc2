package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.ClientSecret;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientSecretDescriptorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;

/** The secrets of a client, as they are shown. */
final class ClientSecrets {
    /** No client has more. */
    static final int MOST = 2;

    private ClientSecrets() {}

    /** Without the value. */
    static ClientSecretDescriptorType.Builder described(ClientSecret secret) {
        return ClientSecretDescriptorType.builder()
                .clientSecretId(secret.id())
                .clientSecretCreateDate(secret.created());
    }

    static LimitExceededException tooMany() {
        return LimitExceededException.builder()
                .message("A client can have at most " + MOST + " secrets.")
                .writableStackTrace(false)
                .build();
    }
}
