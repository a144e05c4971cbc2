package dev.poolgate.authorizer.token;

/** A claim is missing, of the wrong JSON type or out of range. Does not leave the package. */
final class MalformedClaim extends Exception {
    MalformedClaim(String claim) {
        super("claim `" + claim + "` is missing or malformed", null, false, false);
    }
}
