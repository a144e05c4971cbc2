package dev.poolgate.aws;

import dev.poolgate.aws.json.SdkJson;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** Turns results and failures into answers. The only place that knows the shape of an error. */
final class WireResponses {
    private static final Logger LOG = LoggerFactory.getLogger(WireResponses.class);

    private static final SdkPojo NO_MEMBERS = AwsServiceException.builder().build();

    private final SdkJson json;

    WireResponses(SdkJson json) {
        this.json = json;
    }

    WireResponse success(String requestId, SdkPojo output) {
        return new WireResponse(200, headers(requestId), json.write(output));
    }

    /** An error the service's model lists, or one that came to an operation from a service it called itself. */
    WireResponse modelled(String requestId, AwsServiceException error) {
        // a request id means that another service answered so: its words are not for our caller
        if (error.requestId() != null) {
            return fault(requestId, error);
        }
        return error(
                requestId, ModelledError.status(error), ModelledError.code(error), ModelledError.message(error), error);
    }

    WireResponse invalid(String requestId, String code, String message) {
        return error(requestId, 400, code, message, NO_MEMBERS);
    }

    WireResponse common(String requestId, CommonError error, String message) {
        return error(
                requestId,
                error.status(),
                error.code(),
                message,
                AwsServiceException.builder().build());
    }

    /** The answer to a fault of ours: no detail leaves, the log has it under the request id. */
    WireResponse fault(String requestId, Throwable fault) {
        LOG.error("request `{}` failed", requestId, fault);
        return common(requestId, CommonError.INTERNAL, "");
    }

    private WireResponse error(String requestId, int status, String code, String message, SdkPojo members) {
        Map<String, String> headers = headers(requestId);
        headers.put("x-amzn-ErrorType", code + ":");
        if (!message.isEmpty()) {
            headers.put("x-amzn-ErrorMessage", HeaderText.of(message));
        }
        return new WireResponse(status, headers, json.writeError(code, message, members));
    }

    private static Map<String, String> headers(String requestId) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/x-amz-json-1.1");
        headers.put("x-amzn-RequestId", requestId);
        return headers;
    }
}
