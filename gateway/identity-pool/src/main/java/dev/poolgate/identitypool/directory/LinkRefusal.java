package dev.poolgate.identitypool.directory;

/** Why logins were not brought together under one identity. */
public enum LinkRefusal {
    /** None of the logins is one of the identity that was asked for. */
    NOT_THEIRS,
    /** There would be two logins of one public provider. */
    PROVIDER_TWICE,
    /** There would be more logins than an identity may have. */
    TOO_MANY,
    /** The developer's user has an identity already, and it is another one. */
    REGISTERED_ELSEWHERE,
    /** No identity has a login that the call is about. */
    UNKNOWN_LOGIN
}
