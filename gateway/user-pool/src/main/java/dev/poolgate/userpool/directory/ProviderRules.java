package dev.poolgate.userpool.directory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

/** What an external provider must say of itself. See AWS's page of {@code CreateIdentityProvider}. */
public final class ProviderRules {
    private static final String COGNITO = "COGNITO";
    private static final String USERNAME = "username";
    private static final Map<IdentityProviderTypeType, List<String>> REQUIRED = Map.of(
            IdentityProviderTypeType.OIDC,
                    List.of("client_id", "attributes_request_method", "authorize_scopes", "oidc_issuer"),
            IdentityProviderTypeType.GOOGLE, List.of("client_id", "client_secret", "authorize_scopes"),
            IdentityProviderTypeType.FACEBOOK, List.of("client_id", "client_secret", "authorize_scopes"),
            IdentityProviderTypeType.LOGIN_WITH_AMAZON, List.of("client_id", "client_secret", "authorize_scopes"),
            IdentityProviderTypeType.SIGN_IN_WITH_APPLE,
                    List.of("client_id", "team_id", "key_id", "private_key", "authorize_scopes"),
            IdentityProviderTypeType.SAML, List.of());
    private static final List<String> OIDC_ENDPOINTS =
            List.of("oidc_issuer", "authorize_url", "token_url", "attributes_url", "jwks_uri");

    private ProviderRules() {}

    /**
     * The provider, with what AWS fills in.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException where the name,
     *     the details or the mapping are not of such a provider
     */
    public static IdentityProviderType checked(Pool pool, IdentityProviderType provider) {
        requireName(provider);
        requireDetails(provider.providerType(), provider.providerDetails());
        requireAttributes(pool, provider.attributeMapping().keySet());
        requireDistinct(provider.idpIdentifiers());
        return mapped(provider);
    }

    /** A social provider is called what it is; others are called neither that nor what stands for the pool itself. */
    private static void requireName(IdentityProviderType provider) {
        IdentityProviderTypeType type = provider.providerType();
        if (!REQUIRED.containsKey(type)) {
            throw Refusals.invalidParameter("Unknown provider type " + provider.providerTypeAsString() + ".");
        }
        boolean own = type == IdentityProviderTypeType.SAML || type == IdentityProviderTypeType.OIDC;
        boolean reserved =
                REQUIRED.keySet().stream().anyMatch(known -> known.toString().equalsIgnoreCase(provider.providerName()))
                        || provider.providerName().equalsIgnoreCase(COGNITO);
        if (own ? reserved : !provider.providerName().equals(type.toString())) {
            throw Refusals.invalidParameter(
                    "Provider name " + provider.providerName() + " is not valid for a provider of type " + type + ".");
        }
    }

    private static void requireDetails(IdentityProviderTypeType type, Map<String, String> details) {
        REQUIRED.getOrDefault(type, List.of()).stream()
                .filter(name -> isMissing(details, name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusals.invalidParameter("Missing required provider detail " + name + ".");
                });
        if (type == IdentityProviderTypeType.SAML) {
            requireOneMetadata(details);
        }
        if (type == IdentityProviderTypeType.OIDC) {
            requireOidc(details);
        }
    }

    private static void requireOneMetadata(Map<String, String> details) {
        boolean url = !isMissing(details, "MetadataURL");
        boolean file = !isMissing(details, "MetadataFile");
        if (url == file) {
            throw Refusals.invalidParameter("Exactly one of MetadataURL and MetadataFile is required.");
        }
        if (url && !isUrl(text(details, "MetadataURL"))) {
            throw Refusals.invalidParameter("MetadataURL is not a valid URL.");
        }
    }

    private static void requireOidc(Map<String, String> details) {
        if (!Set.of("GET", "POST").contains(text(details, "attributes_request_method"))) {
            throw Refusals.invalidParameter("attributes_request_method must be GET or POST.");
        }
        if (!List.of(text(details, "authorize_scopes").split(" ")).contains("openid")) {
            throw Refusals.invalidParameter("authorize_scopes must contain openid.");
        }
        OIDC_ENDPOINTS.stream()
                .filter(name -> !isMissing(details, name) && !isUrl(text(details, name)))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusals.invalidParameter(name + " is not a valid URL.");
                });
    }

    private static void requireAttributes(Pool pool, Set<String> mapped) {
        Set<String> known = new HashSet<>(pool.settings().schemaAttributes().stream()
                .map(SchemaAttributeType::name)
                .toList());
        known.add(USERNAME);
        mapped.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Refusals.invalidParameter("Attribute " + name + " is not in the schema of the user pool.");
        });
    }

    private static void requireDistinct(List<String> identifiers) {
        if (Set.copyOf(identifiers).size() < identifiers.size()) {
            throw Refusals.invalidParameter("Identifiers must be distinct.");
        }
    }

    /** The username of a federated user is the subject, by whatever name the provider has for it. */
    private static IdentityProviderType mapped(IdentityProviderType provider) {
        Optional<String> subject =
                switch (provider.providerType()) {
                    case OIDC, GOOGLE, SIGN_IN_WITH_APPLE -> Optional.of("sub");
                    case FACEBOOK -> Optional.of("id");
                    case LOGIN_WITH_AMAZON -> Optional.of("user_id");
                    default -> Optional.empty();
                };
        if (subject.isEmpty() || provider.attributeMapping().containsKey(USERNAME)) {
            return provider;
        }
        Map<String, String> mapping = new TreeMap<>(provider.attributeMapping());
        mapping.put(USERNAME, subject.get());
        return provider.toBuilder().attributeMapping(mapping).build();
    }

    private static boolean isMissing(Map<String, String> details, String name) {
        return text(details, name).isBlank();
    }

    private static String text(Map<String, String> details, String name) {
        return details.getOrDefault(name, "");
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return Set.of("https", "http").contains(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
