package dev.poolgate.userpool.directory;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** An app client, by its settings as AWS describes them, with every default filled in and the secret included. */
public record Client(UserPoolClientType settings) {

    public String id() {
        return settings.clientId();
    }

    public String poolId() {
        return settings.userPoolId();
    }

    public Optional<String> secret() {
        return Optional.ofNullable(settings.clientSecret());
    }

    /** Whether any of the flows is switched on, the old names counting as the new. */
    public boolean allows(ExplicitAuthFlowsType... flows) {
        return settings.explicitAuthFlows().stream().anyMatch(Set.of(flows)::contains);
    }

    /** Whether an unknown user must look like a wrong password. */
    public boolean hidesUnknownUsers() {
        return settings.preventUserExistenceErrors() == PreventUserExistenceErrorTypes.ENABLED;
    }

    /** Whether tokens carry their session, so that one session can be revoked. */
    public boolean revokesTokens() {
        return Boolean.TRUE.equals(settings.enableTokenRevocation());
    }

    /** Whether the client sees the attribute. A client without a list sees all of them. */
    public boolean reads(String attribute) {
        return settings.readAttributes().isEmpty() || settings.readAttributes().contains(attribute);
    }

    /** Whether the client may set the attribute. A client without a list may set all that are the user's to set. */
    public boolean writes(String attribute) {
        return settings.writeAttributes().isEmpty()
                || settings.writeAttributes().contains(attribute);
    }
}
