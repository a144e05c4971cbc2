package dev.poolgate.identitypool.api;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

/** What the model asks of the settings of a pool, created or updated. */
final class PoolSettings {
    private static final Pattern NAME = Pattern.compile("[\\w\\s+=,.@-]+");
    private static final Pattern PROVIDER_NAME = Pattern.compile("[\\w._:/-]+");
    private static final Pattern CLIENT_ID = Pattern.compile("[\\w_]+");
    private static final Pattern DEVELOPER_PROVIDER = Pattern.compile("[\\w._-]+");
    private static final Pattern APP_ID = Pattern.compile("[\\w.;_/-]+");
    private static final int MAX_USER_POOL_CLIENTS = 50;
    private static final int MAX_LOGIN_PROVIDERS = 10;
    private static final int MAX_TAGS = 50;

    private PoolSettings() {}

    static void check(DescribeIdentityPoolResponse settings) {
        Constraints constraints = new Constraints();
        name(constraints, settings.identityPoolName());
        constraints.present("allowUnauthenticatedIdentities", settings.allowUnauthenticatedIdentities());
        userPools(constraints, settings.cognitoIdentityProviders());
        otherProviders(constraints, settings);
        tags(constraints, settings.identityPoolTags());
        constraints.check();
    }

    private static void name(Constraints constraints, String name) {
        constraints
                .present("identityPoolName", name)
                .text("identityPoolName", name, 128)
                .pattern("identityPoolName", name, NAME);
    }

    private static void userPools(Constraints constraints, List<CognitoIdentityProvider> providers) {
        constraints.size("cognitoIdentityProviders", providers, 0, MAX_USER_POOL_CLIENTS);
        providers.forEach(provider -> userPool(constraints, provider));
    }

    private static void userPool(Constraints constraints, CognitoIdentityProvider provider) {
        constraints
                .present("cognitoIdentityProviders.providerName", provider.providerName())
                .text("cognitoIdentityProviders.providerName", provider.providerName(), 128)
                .pattern("cognitoIdentityProviders.providerName", provider.providerName(), PROVIDER_NAME)
                .present("cognitoIdentityProviders.clientId", provider.clientId())
                .text("cognitoIdentityProviders.clientId", provider.clientId(), 128)
                .pattern("cognitoIdentityProviders.clientId", provider.clientId(), CLIENT_ID);
    }

    private static void otherProviders(Constraints constraints, DescribeIdentityPoolResponse settings) {
        constraints
                .text("developerProviderName", settings.developerProviderName(), 128)
                .pattern("developerProviderName", settings.developerProviderName(), DEVELOPER_PROVIDER)
                .size("supportedLoginProviders", settings.supportedLoginProviders(), MAX_LOGIN_PROVIDERS);
        settings.supportedLoginProviders().forEach((provider, appId) -> {
            Shapes.providerName(constraints, "supportedLoginProviders", provider);
            constraints.text("supportedLoginProviders", appId, 128).pattern("supportedLoginProviders", appId, APP_ID);
        });
        settings.openIdConnectProviderARNs()
                .forEach(arn -> constraints.text("openIdConnectProviderARNs", arn, 20, 2048));
        settings.samlProviderARNs().forEach(arn -> constraints.text("samlProviderARNs", arn, 20, 2048));
    }

    private static void tags(Constraints constraints, Map<String, String> tags) {
        constraints.size("identityPoolTags", tags, MAX_TAGS);
        tags.forEach(
                (key, value) -> constraints.text("identityPoolTags", key, 128).text("identityPoolTags", value, 0, 256));
    }
}
