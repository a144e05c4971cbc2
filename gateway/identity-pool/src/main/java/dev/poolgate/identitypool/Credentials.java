package dev.poolgate.identitypool;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.aws.AwsService;
import dev.poolgate.identitypool.directory.Stores;
import dev.poolgate.identitypool.exchange.RoleAssumption;
import dev.poolgate.identitypool.login.SamlVerifier;
import dev.poolgate.identitypool.login.WebIdentityVerifier;
import dev.poolgate.identitypool.session.CredentialIssuer;
import dev.poolgate.identitypool.session.KnownRoles;
import dev.poolgate.identitypool.session.Polling;
import dev.poolgate.identitypool.session.RoleListing;
import dev.poolgate.identitypool.session.SessionCallers;
import dev.poolgate.identitypool.session.SessionRevocations;
import dev.poolgate.identitypool.session.SessionTokens;
import dev.poolgate.identitypool.sts.StsApi;

/** The parts that give out credentials and know them again, put together. */
record Credentials(
        String accountId,
        RoleAssumption assumption,
        SessionCallers callers,
        SessionRevocations revocations,
        KnownRoles roles,
        Polling polling)
        implements AutoCloseable {

    /** Reads roles and revocations once, and again and again until closed. */
    static Credentials open(
            IdentityPoolsConfig config, Stores stores, RoleListing registry, RevocationList tokenRevocations) {
        SessionTokens tokens = new SessionTokens(config.keys(), config.random());
        CredentialIssuer issuer = new CredentialIssuer(tokens, config.random(), config.clock());
        KnownRoles roles = new KnownRoles(registry);
        SessionRevocations revocations = new SessionRevocations(stores.revocations(), tokenRevocations, config.clock());
        roles.refresh();
        revocations.refresh();
        return new Credentials(
                config.accountId(),
                new RoleAssumption(registry, roles, issuer, config.accountId(), config.clock()),
                new SessionCallers(tokens, roles, revocations, config.clock()),
                revocations,
                roles,
                new Polling(config.polling(), roles::refresh, revocations::refresh));
    }

    AwsService sts(WebIdentityVerifier webIdentities, SamlVerifier saml) {
        return new StsApi(assumption, callers, webIdentities, saml, accountId).service();
    }

    @Override
    public void close() {
        polling.close();
    }
}
