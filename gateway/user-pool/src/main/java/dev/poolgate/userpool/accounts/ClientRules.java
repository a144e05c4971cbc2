package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidOAuthFlowException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ScopeDoesNotExistException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** What a client's settings may name: flows that go together, and what there is in its pool. */
public final class ClientRules {
    private static final Set<String> STANDARD_SCOPES =
            Set.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin");
    private static final Set<String> STANDARD_PROVIDERS = Set.of("COGNITO");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    /** Schemes that a browser runs or reads itself: no application receives them. */
    private static final Set<String> NO_APPLICATION =
            Set.of("javascript", "data", "vbscript", "file", "blob", "about", "ws", "wss", "ftp");

    private final UserPoolStorage storage;

    public ClientRules(UserPoolStorage storage) {
        this.storage = storage;
    }

    /**
     * Refuses settings that name what is not there, or that contradict themselves.
     *
     * @throws InvalidOAuthFlowException where flows do not go together
     * @throws ScopeDoesNotExistException where a scope is of no resource server of the pool
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException for the rest
     */
    public void check(Pool pool, Client client) {
        UserPoolClientType settings = client.settings();
        checkAttributes(pool, settings.readAttributes(), "read");
        checkAttributes(pool, settings.writeAttributes(), "write");
        checkFlows(settings);
        checkRedirects(settings);
        settings.allowedOAuthScopes().forEach(scope -> checkScope(pool, scope));
        settings.supportedIdentityProviders().forEach(name -> checkProvider(pool, name));
    }

    private static void checkAttributes(Pool pool, List<String> names, String use) {
        Set<String> known = pool.settings().schemaAttributes().stream()
                .map(SchemaAttributeType::name)
                .collect(Collectors.toSet());
        if (!known.containsAll(names)) {
            throw Refusals.invalidParameter("Invalid " + use + " attributes specified while creating a client");
        }
    }

    private static void checkFlows(UserPoolClientType settings) {
        List<OAuthFlowType> flows = settings.allowedOAuthFlows();
        boolean machine = flows.contains(OAuthFlowType.CLIENT_CREDENTIALS);
        if (machine && flows.size() > 1) {
            throw invalidFlow("client_credentials flow can not be selected along with code flow or implicit flow.");
        }
        if (machine && settings.clientSecret() == null) {
            throw invalidFlow("client_credentials flow can not be selected if client does not have a client secret.");
        }
        boolean allowed = Boolean.TRUE.equals(settings.allowedOAuthFlowsUserPoolClient());
        if (allowed && (flows.isEmpty() || settings.allowedOAuthScopes().isEmpty())) {
            throw Refusals.invalidParameter("AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client"
                    + " is allowed to use OAuth flows.");
        }
        if (allowed && !machine && settings.callbackURLs().isEmpty()) {
            throw Refusals.invalidParameter("CallbackURLs are required for the code and the implicit flow.");
        }
    }

    private static void checkRedirects(UserPoolClientType settings) {
        settings.callbackURLs().forEach(ClientRules::checkRedirect);
        settings.logoutURLs().forEach(ClientRules::checkRedirect);
        if (settings.defaultRedirectURI() != null && !settings.callbackURLs().contains(settings.defaultRedirectURI())) {
            throw Refusals.invalidParameter("DefaultRedirectURI must be one of the CallbackURLs.");
        }
    }

    /** RFC 6749 section 3.1.2: absolute, without a fragment; in the clear only to the user's own machine. */
    private static void checkRedirect(String url) {
        URI uri = uri(url);
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        boolean clear = scheme.equals("http");
        boolean web = clear || scheme.equals("https");
        boolean bad = scheme.isEmpty()
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null
                || NO_APPLICATION.contains(scheme)
                || (web && uri.getHost() == null)
                || (clear && !LOOPBACK.contains(uri.getHost()));
        if (bad) {
            throw Refusals.invalidParameter(url + " cannot be used as a redirect URI.");
        }
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw Refusals.invalidParameter(url + " cannot be used as a redirect URI.");
        }
    }

    private void checkScope(Pool pool, String scope) {
        int slash = scope.lastIndexOf('/');
        boolean there = STANDARD_SCOPES.contains(scope)
                || (slash > 0
                        && storage.resourceServers().find(pool.id(), scope.substring(0, slash)).stream()
                                .flatMap(server -> server.scopes().stream())
                                .map(ResourceServerScopeType::scopeName)
                                .anyMatch(scope.substring(slash + 1)::equals));
        if (!there) {
            throw ScopeDoesNotExistException.builder()
                    .message("Invalid scope requested: " + scope)
                    .writableStackTrace(false)
                    .build();
        }
    }

    private void checkProvider(Pool pool, String name) {
        if (!STANDARD_PROVIDERS.contains(name)
                && storage.identityProviders().find(pool.id(), name).isEmpty()) {
            throw Refusals.invalidParameter(
                    "The provider " + name + " does not exist for User Pool " + pool.id() + ".");
        }
    }

    private static InvalidOAuthFlowException invalidFlow(String message) {
        return InvalidOAuthFlowException.builder()
                .message(message)
                .writableStackTrace(false)
                .build();
    }
}
