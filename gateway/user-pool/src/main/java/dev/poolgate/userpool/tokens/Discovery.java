package dev.poolgate.userpool.tokens;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What a verifier of tokens reads about a pool: OpenID Connect Discovery 1.0 and the JWK set, RFC 7517. */
public final class Discovery {
    private final Issuers issuers;
    private final SigningKeys keys;

    public Discovery(Issuers issuers, SigningKeys keys) {
        this.issuers = issuers;
        this.keys = keys;
    }

    /** The provider's metadata as JSON; empty where no such pool is. Endpoints that do not answer are not named. */
    public Optional<String> metadata(String poolId) {
        return keys.find(poolId).map(found -> describe(poolId));
    }

    /** The JWK set as JSON; empty where no such pool is. */
    public Optional<String> jwkSet(String poolId) {
        return keys.published(poolId);
    }

    private String describe(String poolId) {
        String issuer = issuers.of(poolId);
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(
                new Issuer(issuer), List.of(SubjectType.PUBLIC), URI.create(issuer + "/.well-known/jwks.json"));
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        return metadata.toJSONObject().toString();
    }
}
