package dev.poolgate.identitypool;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.identitypool.login.AnyLogins;
import dev.poolgate.identitypool.login.AnyWebIdentities;
import dev.poolgate.identitypool.login.LoginVerifier;
import dev.poolgate.identitypool.login.ProvenLogins;
import dev.poolgate.identitypool.login.ProviderKeys;
import dev.poolgate.identitypool.login.ProviderMapping;
import dev.poolgate.identitypool.login.SamlVerifier;
import dev.poolgate.identitypool.login.WebIdentityVerifier;
import dev.poolgate.identitypool.login.oidc.OidcLogins;
import dev.poolgate.identitypool.login.oidc.OidcProviders;
import dev.poolgate.identitypool.login.oidc.OidcTokens;
import dev.poolgate.identitypool.login.oidc.OidcWebIdentities;
import dev.poolgate.identitypool.login.oidc.ProvenOidcLogins;
import dev.poolgate.identitypool.login.saml.MetadataSamlVerifier;
import dev.poolgate.identitypool.login.saml.RedeemedAssertions;
import dev.poolgate.identitypool.login.saml.SamlLogins;
import dev.poolgate.identitypool.login.social.AccessTokenLogins;
import dev.poolgate.identitypool.login.social.AccessTokenWebIdentities;
import dev.poolgate.identitypool.login.social.SocialProviders;
import dev.poolgate.identitypool.providers.TrustedProviders;
import dev.poolgate.identitypool.storage.Storage;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The verifiers of what providers outside say about users, put together, for identity pools and for STS. */
public final class ProviderLogins implements AutoCloseable {
    private final OidcProviders oidc;
    private final OidcTokens tokens;
    private final SocialProviders social;
    private final SamlVerifier saml;
    private final ProviderKeys keys;
    private final ProviderLoginsConfig config;

    private ProviderLogins(
            ProviderLoginsConfig config,
            TrustedProviders providers,
            RedeemedAssertions redeemed,
            MeterRegistry meters) {
        this.config = config;
        this.keys = new ProviderKeys(config.keys(), config.clock(), meters);
        this.oidc = new OidcProviders(config.publicOidc(), providers, config.networks());
        this.tokens = new OidcTokens(keys, config.clock());
        this.social = new SocialProviders(config.social(), config.keys(), config.clock());
        this.saml = new MetadataSamlVerifier(providers, config.saml(), redeemed, config.clock());
    }

    /**
     * Brings the schema up to date and puts the verifiers together.
     *
     * @param dataSource H2 or PostgreSQL, the same for all nodes: it remembers what counts once only
     * @param meters told of the state of providers' keys
     */
    public static ProviderLogins open(
            ProviderLoginsConfig config, TrustedProviders providers, DataSource dataSource, MeterRegistry meters) {
        return new ProviderLogins(
                config, providers, Storage.openRedeemedAssertions(dataSource, config.clock()), meters);
    }

    /**
     * For the Logins map of the API.
     *
     * @param mapping which keys are user pools'
     * @param userPools verifies the tokens of these
     */
    public LoginVerifier logins(ProviderMapping mapping, LoginVerifier userPools) {
        LoginVerifier accessTokens = new AccessTokenLogins(social);
        Map<String, LoginVerifier> byKey =
                SocialProviders.KEYS.stream().collect(Collectors.toMap(Function.identity(), key -> accessTokens));
        return new AnyLogins(
                mapping, userPools, byKey, new SamlLogins(saml), new OidcLogins(oidc, tokens, config.clock()));
    }

    /**
     * For the exchange in process.
     *
     * @param userPools tells the logins of these
     * @param revocations asked for each token
     */
    public ProvenLogins proven(ProvenLogins userPools, RevocationList revocations) {
        ProvenLogins outside = new ProvenOidcLogins(oidc, revocations);
        return token -> Stream.of(userPools, outside)
                .flatMap(each -> each.loginsOf(token).stream())
                .toList();
    }

    /**
     * For AssumeRoleWithWebIdentity.
     *
     * @param ownIssuers by {@code iss}: verifiers of tokens that this installation issued
     */
    public WebIdentityVerifier webIdentities(Map<String, WebIdentityVerifier> ownIssuers) {
        return new AnyWebIdentities(
                new AccessTokenWebIdentities(social), new OidcWebIdentities(oidc, tokens, ownIssuers, config.clock()));
    }

    /** For AssumeRoleWithSAML. */
    public SamlVerifier saml() {
        return saml;
    }

    /** Ends the threads that keys and answers are fetched on. */
    @Override
    public void close() {
        keys.close();
        social.close();
    }
}
