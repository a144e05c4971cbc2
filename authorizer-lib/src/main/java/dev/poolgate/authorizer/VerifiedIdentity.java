package dev.poolgate.authorizer;

import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.authorizer.token.VerifiedJwt;

/** Who is calling, proven. */
public sealed interface VerifiedIdentity {

    /** A caller proven by a verified token. */
    record TokenHolder(VerifiedJwt token) implements VerifiedIdentity {}

    /** A caller proven by a signature of their own access key. */
    record KeyHolder(SignedCaller caller) implements VerifiedIdentity {}

    /** A caller who presented nothing. */
    record Guest() implements VerifiedIdentity {}
}
