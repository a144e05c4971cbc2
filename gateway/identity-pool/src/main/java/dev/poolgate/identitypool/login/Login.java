package dev.poolgate.identitypool.login;

/**
 * Who somebody is at one provider.
 *
 * @param provider the key in the API's Logins map, for a user pool {@code cognito-idp.region.amazonaws.com/poolId}
 * @param subject the user's id at that provider
 */
public record Login(String provider, String subject) {}
