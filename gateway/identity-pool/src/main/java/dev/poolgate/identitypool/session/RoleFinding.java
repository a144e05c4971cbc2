package dev.poolgate.identitypool.session;

/**
 * Something questionable about a role.
 *
 * @param code stable, for example {@code any_pool}
 * @param message where it is and what it means, for whoever wrote the policy
 */
public record RoleFinding(String roleArn, String code, String message) {}
