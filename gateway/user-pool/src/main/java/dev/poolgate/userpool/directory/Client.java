package dev.poolgate.userpool.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/**
 * An app client.
 *
 * @param settings as AWS describes them, with every default filled in and the first secret included
 * @param secrets any of which proves the client, oldest first; empty for a public client
 */
public record Client(UserPoolClientType settings, List<ClientSecret> secrets) {
    public Client {
        secrets = List.copyOf(secrets);
    }

    /** A client about to be made, whose secret is that of the settings. */
    public Client(UserPoolClientType settings) {
        this(
                settings,
                Optional.ofNullable(settings.clientSecret())
                        .map(secret -> ClientSecret.of(settings.clientId(), secret, settings.creationDate()))
                        .stream()
                        .toList());
    }

    public String id() {
        return settings.clientId();
    }

    public String poolId() {
        return settings.userPoolId();
    }

    /** Whether callers have to prove to be the client. */
    public boolean hasSecret() {
        return !secrets.isEmpty();
    }

    /** Whether any of the flows is switched on, the old names counting as the new. */
    public boolean allows(ExplicitAuthFlowsType... flows) {
        return settings.explicitAuthFlows().stream().anyMatch(Set.of(flows)::contains);
    }

    /** Whether an unknown user must look like a wrong password. */
    public boolean hidesUnknownUsers() {
        return settings.preventUserExistenceErrors() == PreventUserExistenceErrorTypes.ENABLED;
    }

    /** Whether {@code RevokeToken} may end one session of the client. */
    public boolean revokesTokens() {
        return Boolean.TRUE.equals(settings.enableTokenRevocation());
    }

    /** Whether each refresh replaces the refresh token. */
    public boolean rotatesRefreshTokens() {
        return settings.refreshTokenRotation() != null
                && settings.refreshTokenRotation().feature() == FeatureType.ENABLED;
    }

    /** How long a replaced refresh token still works; zero where refresh tokens are not replaced. */
    public Duration rotationGrace() {
        return rotatesRefreshTokens()
                ? Duration.ofSeconds(Objects.requireNonNullElse(
                        settings.refreshTokenRotation().retryGracePeriodSeconds(), 0))
                : Duration.ZERO;
    }

    /** Whether the tokens name their session. */
    public boolean namesSessions() {
        return revokesTokens() || rotatesRefreshTokens();
    }

    /** Whether this is a secret of the client; of a client without one, whether none was given. */
    public boolean isSecret(@Nullable String given) {
        byte[] offered = (given == null ? "" : given).getBytes(UTF_8);
        return secrets.isEmpty()
                ? offered.length == 0
                : secrets.stream()
                        .anyMatch(secret -> MessageDigest.isEqual(secret.value().getBytes(UTF_8), offered));
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
