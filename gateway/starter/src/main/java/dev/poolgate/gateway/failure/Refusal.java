package dev.poolgate.gateway.failure;

import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.token.TokenError;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a request goes no further.
 *
 * @param status what the caller sees
 * @param code stable snake_case reason, the same in body, log and metric
 * @param decisionId the decision it comes from; null where none was made yet
 * @param challenge what the caller should present; null where nothing would help
 * @param detail for the log only, never a token
 * @param aws how AWS would say it, for a caller who signs; null for everybody else
 */
public record Refusal(
        HttpStatus status,
        String code,
        @Nullable String decisionId,
        @Nullable Challenge challenge,
        @Nullable String detail,
        @Nullable AwsError aws) {

    private Refusal(
            HttpStatus status,
            String code,
            @Nullable String decisionId,
            @Nullable Challenge challenge,
            @Nullable String detail) {
        this(status, code, decisionId, challenge, detail, null);
    }

    /** The request can be read in more than one way. */
    public static Refusal badRequest(String code) {
        return new Refusal(HttpStatus.BAD_REQUEST, code, null, null, null);
    }

    /** Whoever sent it meant another server, RFC 9110 section 15.5.20. */
    public static Refusal misdirected() {
        return new Refusal(HttpStatus.MISDIRECTED_REQUEST, "management_host_unknown", null, null, null);
    }

    /** There is a bearer credential that does not follow RFC 6750 section 2.1. */
    public static Refusal malformedCredential() {
        return new Refusal(HttpStatus.BAD_REQUEST, "authorization_malformed", null, Challenge.INVALID_REQUEST, null);
    }

    /** The caller is not known. */
    public static Refusal unauthenticated(TokenError error, @Nullable String decisionId) {
        Challenge challenge = error == TokenError.MISSING ? Challenge.ANONYMOUS : Challenge.INVALID_TOKEN;
        return new Refusal(HttpStatus.UNAUTHORIZED, error.code(), decisionId, challenge, null);
    }

    /** Nobody in particular may not, and somebody might. */
    public static Refusal guestDenied(String code, String decisionId, String detail) {
        return new Refusal(HttpStatus.UNAUTHORIZED, code, decisionId, Challenge.ANONYMOUS, detail);
    }

    /** There is no result to act on. */
    public static Refusal undecided() {
        return new Refusal(HttpStatus.UNAUTHORIZED, "no_decision", null, Challenge.ANONYMOUS, null);
    }

    /** The caller is known and may not. */
    public static Refusal denied(String code, @Nullable String decisionId, @Nullable String detail) {
        return new Refusal(HttpStatus.FORBIDDEN, code, decisionId, null, detail);
    }

    /** The caller is known and their token would need one of these scopes. */
    public static Refusal insufficientScope(String code, String decisionId, Collection<String> scopes) {
        return new Refusal(HttpStatus.FORBIDDEN, code, decisionId, Challenge.insufficientScope(scopes), null);
    }

    /** No signature proves who is calling. */
    public static Refusal signature(SignatureError error, String message, String decisionId) {
        return new Refusal(HttpStatus.FORBIDDEN, error.code(), decisionId, null, null, AwsError.of(error, message));
    }

    /** The caller is known by their signature, and their policies do not let them. */
    public static Refusal deniedByPolicy(String code, String decisionId, String detail, String message) {
        return new Refusal(HttpStatus.FORBIDDEN, code, decisionId, null, detail, AwsError.accessDenied(message));
    }

    /** The body is larger than what can be signed. */
    public static Refusal tooLarge() {
        return new Refusal(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", null, null, null);
    }

    /** The body takes longer to arrive than room is kept for it. */
    public static Refusal bodyTimeout() {
        return new Refusal(HttpStatus.REQUEST_TIMEOUT, "body_timeout", null, null, null);
    }

    /** The body ends before its end, mostly because its client went away. */
    public static Refusal bodyIncomplete(Throwable cause) {
        return new Refusal(HttpStatus.BAD_REQUEST, "body_incomplete", null, null, cause.toString());
    }

    /** As many bodies are in memory as may be. */
    public static Refusal noRoomForBody() {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "held_bodies_full", null, null, null);
    }

    /** As many bodies are in memory as may be of one caller. */
    public static Refusal noRoomForBodyOfCaller() {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "held_bodies_of_caller", null, null, null);
    }

    /** The body can be signed only where its length is announced. */
    public static Refusal lengthRequired() {
        return new Refusal(HttpStatus.LENGTH_REQUIRED, "body_length_unknown", null, null, null);
    }

    /** The backend gave no answer. */
    static Refusal backend(BackendFailure failure, Throwable cause) {
        return new Refusal(failure.status(), failure.code(), null, null, cause.toString());
    }

    /** Something needed for an answer cannot be had now. */
    public static Refusal unavailable(String code, @Nullable String decisionId, Throwable cause) {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, code, decisionId, null, cause.toString());
    }
}
