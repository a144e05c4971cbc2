package dev.poolgate.authorizer.token;

/** Which kind of token a trusted issuer's callers present (S20). */
public enum TokenUse {
    /** Access tokens, the right kind for an API. */
    ACCESS,
    /** ID tokens, OpenID Connect Core section 2. */
    ID,
    /** Either: the kind is told apart no more. */
    ANY
}
