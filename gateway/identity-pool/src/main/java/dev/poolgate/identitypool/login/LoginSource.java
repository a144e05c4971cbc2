package dev.poolgate.identitypool.login;

import java.util.List;
import java.util.Optional;

/**
 * What kind of provider proved a login, on which it depends how the login is named elsewhere.
 *
 * @param arn of the IAM provider; empty for user pools and for the public providers, which have none
 */
public record LoginSource(Kind kind, Optional<String> arn) {
    public static final LoginSource USER_POOL = new LoginSource(Kind.USER_POOL, Optional.empty());
    public static final LoginSource PUBLIC = new LoginSource(Kind.PUBLIC, Optional.empty());

    /** Of a developer's own backend; the client of such a login is the identity pool. */
    public static final LoginSource DEVELOPER = new LoginSource(Kind.DEVELOPER, Optional.empty());

    /** The kinds of providers. */
    public enum Kind {
        USER_POOL,
        /** Google, Apple, Facebook, Amazon: the same for everybody, so a pool names them by the app's id there. */
        PUBLIC,
        OIDC,
        SAML,
        /** Vouches by its signature at the API, and for nobody in a Logins map. */
        DEVELOPER
    }

    public static LoginSource oidc(String arn) {
        return new LoginSource(Kind.OIDC, Optional.of(arn));
    }

    public static LoginSource saml(String arn) {
        return new LoginSource(Kind.SAML, Optional.of(arn));
    }

    /** The last part of the {@code amr} claim of the pool's own token: provider, way, user. */
    String reference(Login login, String clientId) {
        return switch (kind) {
            case USER_POOL -> login.provider() + ":CognitoSignIn:" + login.subject();
            case PUBLIC -> login.provider() + ":" + login.subject();
            case DEVELOPER -> login.provider() + ":" + clientId + ":" + login.subject();
            case OIDC, SAML -> arn.orElse(login.provider()) + ":" + kind + ":" + login.subject();
        };
    }

    /** Under which keys a pool may keep the role mapping of such a login; user pools by client, unlike logins. */
    List<String> mappingKeys(Login login, String clientId) {
        if (kind == Kind.USER_POOL) {
            return List.of(login.provider() + ":" + clientId);
        }
        return arn.filter(each -> !each.equals(login.provider()))
                .map(each -> List.of(login.provider(), each))
                .orElse(List.of(login.provider()));
    }
}
