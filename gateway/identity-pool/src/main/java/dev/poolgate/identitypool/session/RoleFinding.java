package dev.poolgate.identitypool.session;

/**
 * Something questionable about a role.
 *
 * @param code stable, for example {@code trust_without_audience}
 * @param message what it means and what to do
 */
public record RoleFinding(String roleArn, String code, String message) {}
