package dev.poolgate.authorizer.sign;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a request brings as its signature, well-formed and not yet believed.
 *
 * @param date {@code X-Amz-Date} as sent
 * @param life for how long after that date it may be used; empty in the header form, which has no say in it
 * @param tokens every session token sent
 * @param targets the targets it may have been made over, the likeliest first
 */
record PresentedSignature(
        AuthorizationHeader parts, String date, Optional<Duration> life, List<String> tokens, List<String> targets) {

    CredentialScope scope() {
        return parts.scope();
    }

    /** Without signature and token. */
    @Override
    public String toString() {
        return "PresentedSignature[" + parts + ", " + date + "]";
    }
}
