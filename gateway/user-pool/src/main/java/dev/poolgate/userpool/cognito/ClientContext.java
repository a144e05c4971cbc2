package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Client;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ContextDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserContextDataType;

/** What callers say of the user's device. A browser may say anything, so it is not asked. */
final class ClientContext {
    private ClientContext() {}

    /** Of a client with a secret that is allowed to say so. */
    static Optional<String> ipAddress(Client client, @Nullable UserContextDataType context) {
        return Optional.ofNullable(context)
                .filter(given -> client.hasSecret()
                        && Boolean.TRUE.equals(client.settings().enablePropagateAdditionalUserContextData()))
                .map(UserContextDataType::ipAddress);
    }

    /** Of a server that signs its calls. */
    static Optional<String> ipAddress(@Nullable ContextDataType context) {
        return Optional.ofNullable(context).map(ContextDataType::ipAddress);
    }
}
