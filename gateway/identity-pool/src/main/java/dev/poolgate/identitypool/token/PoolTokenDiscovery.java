package dev.poolgate.identitypool.token;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;

/**
 * What a verifier of OpenID tokens reads: OpenID Connect Discovery 1.0 and the JWK set, RFC 7517. Both are JSON, are
 * meant for everybody and may be cached for 15 minutes.
 */
public final class PoolTokenDiscovery {
    /** Where {@link #metadata} is served, below the issuer. */
    public static final String METADATA_PATH = "/.well-known/openid-configuration";
    /** Where {@link #jwkSet} is served, below the issuer; the name is Cognito's. */
    public static final String JWK_SET_PATH = "/.well-known/jwks_uri";

    private final URI issuer;
    private final TokenKeys keys;

    public PoolTokenDiscovery(URI issuer, TokenKeys keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /** The exact {@code iss} of the tokens. */
    public URI issuer() {
        return issuer;
    }

    /** The provider's metadata. There is no endpoint to authorize at: tokens are got by the API. */
    public String metadata() {
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(
                new Issuer(issuer), List.of(SubjectType.PUBLIC), URI.create(issuer + JWK_SET_PATH));
        metadata.setIDTokenJWSAlgs(List.of(TokenKey.ALGORITHM));
        metadata.setResponseTypes(List.of(ResponseType.IDTOKEN));
        return metadata.toJSONObject().toString();
    }

    /** The keys: the previous, the current and the next. Waits for the database now and then. */
    public String jwkSet() {
        return keys.published();
    }
}
