package dev.poolgate.authorizer.exchange;

/** What a mapping does when it names no single role: {@code AmbiguousRoleResolution}. */
public enum AmbiguousRole {
    /** The pool's role for authenticated identities. */
    AUTHENTICATED_ROLE,
    DENY
}
