package dev.poolgate.userpool.cognito;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.tokens.TokenLifetimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** A new app client's settings: what the request says over AWS's defaults, refused where AWS refuses it. */
final class ClientSettings {
    private static final Duration SHORTEST_TOKEN = Duration.ofMinutes(5);
    private static final Duration SHORTEST_REFRESH = Duration.ofMinutes(60);
    private static final Duration LONGEST_REFRESH = Duration.ofDays(3650);

    private ClientSettings() {}

    static Client of(CreateUserPoolClientRequest request, String id, Identifiers identifiers, Instant now) {
        checkMembers(request);
        Client client = new Client(SameNamed.copy(request, defaults())
                .clientId(id)
                .clientSecret(secret(request, identifiers).orElse(null))
                .creationDate(now)
                .lastModifiedDate(now)
                .build());
        return checked(client);
    }

    /** The settings anew: a member that the request leaves out is AWS's default again, but for what never changes. */
    static Client replacing(Client before, UpdateUserPoolClientRequest request, Instant now) {
        UserPoolClientType old = before.settings();
        UserPoolClientType settings = SameNamed.copy(request, defaults())
                .clientName(request.clientName() == null ? old.clientName() : request.clientName())
                .clientSecret(old.clientSecret())
                .creationDate(old.creationDate())
                .lastModifiedDate(now)
                .build();
        return checked(new Client(settings, before.secrets()));
    }

    private static Client checked(Client client) {
        checkLifetimes(TokenLifetimes.of(client));
        checkFlows(client.settings());
        return client;
    }

    private static UserPoolClientType.Builder defaults() {
        return UserPoolClientType.builder()
                .explicitAuthFlows(ALLOW_REFRESH_TOKEN_AUTH, ALLOW_USER_SRP_AUTH, ALLOW_CUSTOM_AUTH)
                .refreshTokenValidity(30)
                .allowedOAuthFlowsUserPoolClient(false)
                .enableTokenRevocation(true)
                .enablePropagateAdditionalUserContextData(false)
                .authSessionValidity(3);
    }

    private static Optional<String> secret(CreateUserPoolClientRequest request, Identifiers identifiers) {
        return Boolean.TRUE.equals(request.generateSecret())
                ? Optional.of(identifiers.clientSecret())
                : Optional.ofNullable(request.clientSecret());
    }

    private static void checkMembers(CreateUserPoolClientRequest request) {
        if (Boolean.TRUE.equals(request.generateSecret()) && request.clientSecret() != null) {
            throw Refusals.invalidParameter("GenerateSecret and ClientSecret cannot both be given.");
        }
        if (request.clientSecret() != null && !request.clientSecret().matches("[\\w+]{24,64}")) {
            throw Refusals.invalidParameter("A client secret has 24 to 64 letters, digits, `_` or `+`.");
        }
    }

    private static void checkLifetimes(TokenLifetimes lifetimes) {
        checkLifetime("accessTokenValidity", lifetimes.access(), SHORTEST_TOKEN, TokenLifetimes.LONGEST);
        checkLifetime("idTokenValidity", lifetimes.id(), SHORTEST_TOKEN, TokenLifetimes.LONGEST);
        checkLifetime("refreshTokenValidity", lifetimes.refresh(), SHORTEST_REFRESH, LONGEST_REFRESH);
    }

    private static void checkLifetime(String member, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw Refusals.invalidParameter(
                    "Invalid range for token validity: `" + member + "` must be between " + min + " and " + max + ".");
        }
    }

    private static void checkFlows(UserPoolClientType settings) {
        List<ExplicitAuthFlowsType> flows = settings.explicitAuthFlows();
        if (flows.contains(ExplicitAuthFlowsType.UNKNOWN_TO_SDK_VERSION)) {
            throw Refusals.invalidParameter("Invalid value in ExplicitAuthFlows.");
        }
        long current = flows.stream()
                .filter(flow -> flow.toString().startsWith("ALLOW_"))
                .count();
        if (current != 0 && current != flows.size()) {
            throw Refusals.invalidParameter("ExplicitAuthFlows cannot mix values with and without ALLOW_.");
        }
        boolean rotates = new Client(settings).rotatesRefreshTokens();
        if (rotates && flows.contains(ALLOW_REFRESH_TOKEN_AUTH)) {
            throw Refusals.invalidParameter("ALLOW_REFRESH_TOKEN_AUTH cannot be used with refresh token rotation.");
        }
    }
}
