package dev.poolgate.identitypool.login;

/**
 * Verifies the tokens of the Logins map. The caller has already seen that the pool trusts the provider, so a verifier
 * may fetch that provider's keys.
 *
 * <p>Whether the token's client is one of the pool's is for the caller to check: it differs between pools.
 */
public interface LoginVerifier {

    /**
     * @param provider the key of the Logins map
     * @param token its value, untrusted
     */
    LoginResult verify(String provider, String token);

    /**
     * The provider that a key of the Logins map names. At AWS the key of a user pool is its issuer without the scheme,
     * and clients such as Amplify take it from the token: so where the issuer is elsewhere, that key means the same.
     */
    default String providerNamed(String key) {
        return key;
    }
}
