package dev.poolgate.identitypool.directory;

import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.login.LoginSource.Kind;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

/** Which providers a pool's settings list, and which of their apps. */
record PoolProviders(DescribeIdentityPoolResponse settings) {
    /** Between the ids of one provider's apps. */
    private static final Pattern SEPARATOR = Pattern.compile(";");

    private static final String OIDC = ":oidc-provider/";

    /** Whether a token under this key of the Logins map is worth a look. */
    boolean trusts(String provider) {
        return settings.cognitoIdentityProviders().stream().anyMatch(each -> provider.equals(each.providerName()))
                || settings.supportedLoginProviders().containsKey(provider)
                || settings.samlProviderARNs().contains(provider)
                || settings.openIdConnectProviderARNs().stream().anyMatch(arn -> isOidc(arn, provider));
    }

    /** By what proved the login, not by its key alone: one key may be listed in two places. */
    Optional<LoginError> objectionTo(VerifiedLogin login) {
        if (login.source().kind() == Kind.USER_POOL) {
            return objectionToUserPool(login);
        }
        boolean listed =
                switch (login.source().kind()) {
                    case OIDC -> lists(settings.openIdConnectProviderARNs(), login);
                    case SAML -> lists(settings.samlProviderARNs(), login);
                    case PUBLIC -> listsApp(login);
                    case USER_POOL, DEVELOPER -> false;
                };
        return listed ? Optional.empty() : Optional.of(LoginError.UNSUPPORTED_PROVIDER);
    }

    private Optional<LoginError> objectionToUserPool(VerifiedLogin login) {
        Optional<CognitoIdentityProvider> trusted = settings.cognitoIdentityProviders().stream()
                .filter(each -> login.login().provider().equals(each.providerName()))
                .filter(each -> login.clientId().equals(each.clientId()))
                .findFirst();
        if (trusted.isEmpty()) {
            return Optional.of(LoginError.UNSUPPORTED_PROVIDER);
        }
        boolean revoked = login.revoked() && Boolean.TRUE.equals(trusted.get().serverSideTokenCheck());
        return revoked ? Optional.of(LoginError.REVOKED) : Optional.empty();
    }

    private static boolean lists(List<String> arns, VerifiedLogin login) {
        return login.source().arn().filter(arns::contains).isPresent();
    }

    private boolean listsApp(VerifiedLogin login) {
        String apps =
                settings.supportedLoginProviders().getOrDefault(login.login().provider(), "");
        return SEPARATOR.splitAsStream(apps).map(String::strip).anyMatch(login.clientId()::equals);
    }

    private static boolean isOidc(String arn, String url) {
        int name = arn.indexOf(OIDC);
        return name >= 0 && arn.substring(name + OIDC.length()).equals(url);
    }
}
