package dev.poolgate.authorizer.sign;

import java.util.List;
import java.util.Map;

/**
 * An HTTP request as a signature sees it.
 *
 * @param bodyHash lower-case hex SHA-256 of the body, see {@link BodyHash}
 */
public record SignableRequest(RequestHead head, String bodyHash) {

    /**
     * @param target path and query exactly as on the wire
     * @param headers all headers, with every value
     */
    public SignableRequest(String method, String target, Map<String, List<String>> headers, String bodyHash) {
        this(new RequestHead(method, target, headers), bodyHash);
    }

    /** A request whose body is at hand. */
    public static SignableRequest of(String method, String target, Map<String, List<String>> headers, byte[] body) {
        return new SignableRequest(method, target, headers, BodyHash.of(body));
    }

    public String method() {
        return head.method();
    }

    public String target() {
        return head.target();
    }

    /** Names in lower case. */
    public Map<String, List<String>> headers() {
        return head.headers();
    }

    /** The values of a header, in the order sent; empty where it was not sent. */
    public List<String> values(String name) {
        return head.values(name);
    }

    SignableRequest withTarget(String other) {
        return new SignableRequest(head.withTarget(other), bodyHash);
    }

    /** Without header values: they hold signatures and tokens. */
    @Override
    public String toString() {
        return "SignableRequest[" + method() + " " + headers().keySet() + "]";
    }
}
