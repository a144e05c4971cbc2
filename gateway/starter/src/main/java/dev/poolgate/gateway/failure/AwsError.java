package dev.poolgate.gateway.failure;

import dev.poolgate.authorizer.sign.SignatureError;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A refusal in API Gateway's own words.
 *
 * @param type the exception's name, in {@code x-amzn-errortype}
 * @param member what the body calls its message: API Gateway writes it in two ways
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">
 *     Gateway responses</a>
 */
record AwsError(String type, String member, String message) {

    static AwsError of(SignatureError error, String message) {
        return new AwsError(type(error), "message", message);
    }

    static AwsError accessDenied(String message) {
        return new AwsError("AccessDeniedException", "Message", message);
    }

    void headers(HttpHeaders headers, String decision) {
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("x-amzn-errortype", type);
        headers.set("x-amzn-requestid", decision);
    }

    Map<String, String> body() {
        return Map.of(member, message);
    }

    private static String type(SignatureError error) {
        return switch (error) {
            case MISSING -> "MissingAuthenticationTokenException";
            case MALFORMED, NO_BODY -> "IncompleteSignatureException";
            case UNKNOWN_KEY -> "UnrecognizedClientException";
            case EXPIRED_SESSION -> "ExpiredTokenException";
            case EXPIRED, NOT_YET_CURRENT, WRONG_SCOPE, UNSIGNED_HEADER, BODY_MISMATCH, MISMATCH, REPLAYED ->
                "InvalidSignatureException";
        };
    }
}
