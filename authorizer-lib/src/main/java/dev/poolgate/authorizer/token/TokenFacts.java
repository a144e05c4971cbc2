package dev.poolgate.authorizer.token;

import java.util.Map;
import java.util.Set;

/**
 * What the rules of a route look at. It says nothing about whether any of it is true: only a {@link VerifiedJwt} is
 * proof, and whoever lets requests through takes that.
 */
public interface TokenFacts {

    /** The name that configuration gave to the issuer. */
    String issuerName();

    /** The {@code scope} or {@code scp} claim, split. */
    Set<String> scopes();

    /** The groups claim of the issuer, for Cognito {@code cognito:groups}. */
    Set<String> groups();

    /** All claims, immutable, null ones left out. Numbers are {@link Number}, dates epoch seconds. */
    Map<String, Object> claims();
}
