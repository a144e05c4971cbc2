package dev.poolgate.aws;

import java.util.Map;

/** An HTTP answer of the AWS endpoint. The body is JSON or XML. */
public record WireResponse(int status, Map<String, String> headers, String body) {

    public WireResponse {
        headers = Map.copyOf(headers);
    }

    /** Without the body, which may hold tokens. */
    @Override
    public String toString() {
        return "WireResponse[" + status + "]";
    }
}
