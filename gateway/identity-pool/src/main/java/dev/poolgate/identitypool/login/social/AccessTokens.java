package dev.poolgate.identitypool.login.social;

/** Asks one provider about access tokens of its own. */
interface AccessTokens {

    SocialResult verify(String token);
}
