package dev.poolgate.aws;

import dev.poolgate.authorizer.sign.SignableRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An HTTP request at the AWS endpoint, as received. */
public final class WireRequest {
    private static final Pattern ACTION = Pattern.compile("[?&]Action=");

    private final SignableRequest head;
    private final byte[] body;
    private final Optional<InetAddress> source;

    /**
     * @param target path and query exactly as received, still encoded
     * @param headers all headers, with every value
     * @param source the address that it came from; empty where nobody knows
     */
    public WireRequest(
            String method,
            String target,
            Map<String, List<String>> headers,
            byte[] body,
            Optional<InetAddress> source) {
        this.head = SignableRequest.of(method, target, headers, body);
        this.body = body.clone();
        this.source = source;
    }

    /** What a signature covers. */
    SignableRequest head() {
        return head;
    }

    Optional<InetAddress> source() {
        return source;
    }

    /** Whether what is asked is in the query: of a GET always, of a POST where nothing else is sent. */
    boolean asksByQuery() {
        return head.method().equals("GET")
                || (body.length == 0 && ACTION.matcher(head.target()).find());
    }

    /** Without the question mark; empty where there is none. */
    String query() {
        int mark = head.target().indexOf('?');
        return mark < 0 ? "" : head.target().substring(mark + 1);
    }

    /** In lower case and without parameters; empty where none or more than one is given. */
    String contentType() {
        List<String> values = head.values("content-type");
        return values.size() == 1 ? values.get(0).split(";", 2)[0].strip().toLowerCase(Locale.ROOT) : "";
    }

    String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "WireRequest[" + head + "]";
    }
}
