package dev.poolgate.gateway.testkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * A request signed by the AWS SDK, to be sent as it is or changed first.
 *
 * @param target path and query as the SDK sends them
 * @param headers header lines, {@code Host} among them
 */
public record SdkSigned(String method, String target, List<String> headers, String body) {

    /** What a signer may have said otherwise. */
    public record Options(
            String service,
            String region,
            Clock clock,
            @Nullable Duration presignedFor,
            boolean signBody,
            String host) {

        public static Options header(int port) {
            return new Options("execute-api", "eu-central-1", Clock.systemUTC(), null, true, "127.0.0.1:" + port);
        }

        public Options presigned(Duration life) {
            return new Options(service, region, clock, life, signBody, host);
        }

        public Options scoped(String otherService, String otherRegion) {
            return new Options(otherService, otherRegion, clock, presignedFor, signBody, host);
        }

        public Options at(Clock other) {
            return new Options(service, region, other, presignedFor, signBody, host);
        }

        public Options withoutBody() {
            return new Options(service, region, clock, presignedFor, false, host);
        }
    }

    public static SdkSigned by(String name, Options options, String method, String path, String... queryPairs) {
        return of(name, options, method, "", path, queryPairs);
    }

    public static SdkSigned post(String name, Options options, String body, String path, String... queryPairs) {
        return of(name, options, "POST", body, path, queryPairs);
    }

    /** @param queryPairs names and values, not encoded, in turn */
    private static SdkSigned of(
            String name, Options options, String method, String body, String path, String... queryPairs) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(method))
                .uri(URI.create("https://" + options.host()))
                .encodedPath(path)
                .putHeader("Host", options.host());
        for (int i = 0; i < queryPairs.length; i += 2) {
            request.appendRawQueryParameter(queryPairs[i], queryPairs[i + 1]);
        }
        return of(method, body, signed(name, options, request.build(), body));
    }

    private static SdkHttpRequest signed(String name, Options options, SdkHttpRequest request, String body) {
        return AwsV4HttpSigner.create()
                .sign(sign -> {
                    sign.identity(AwsSessionCredentialsIdentity.create(
                                    TestSigners.accessKey(name), TestSigners.secret(name), TestSigners.session(name)))
                            .request(request)
                            .payload(ContentStreamProvider.fromUtf8String(body))
                            .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, options.service())
                            .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, options.signBody())
                            .putProperty(AwsV4HttpSigner.REGION_NAME, options.region())
                            .putProperty(HttpSigner.SIGNING_CLOCK, options.clock());
                    if (options.presignedFor() != null) {
                        sign.putProperty(
                                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, options.presignedFor());
                    }
                })
                .request();
    }

    private static SdkSigned of(String method, String body, SdkHttpRequest request) {
        List<String> headers = new ArrayList<>();
        request.forEachHeader((name, values) -> values.forEach(value -> headers.add(name + ": " + value)));
        if (!body.isEmpty()) {
            headers.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
        }
        String query = request.encodedQueryParameters().map(text -> "?" + text).orElse("");
        return new SdkSigned(method, request.encodedPath() + query, headers, body);
    }

    public SdkSigned withMethod(String other) {
        return new SdkSigned(other, target, headers, body);
    }

    public SdkSigned withTarget(String from, String to) {
        if (!target.contains(from)) {
            throw new AssertionError("`" + from + "` is not in `" + target + "`");
        }
        return new SdkSigned(method, target.replace(from, to), headers, body);
    }

    /** Replaces every header of that name by this line. */
    public SdkSigned withHeader(String name, String line) {
        List<String> others = new ArrayList<>(headers);
        others.removeIf(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        others.add(line);
        return new SdkSigned(method, target, others, body);
    }

    public SdkSigned plusHeader(String line) {
        List<String> more = new ArrayList<>(headers);
        more.add(line);
        return new SdkSigned(method, target, more, body);
    }

    /** Of the same length, so that nothing but the content differs. */
    public SdkSigned withBody(String other) {
        return new SdkSigned(method, target, headers, other);
    }

    public String header(String name) {
        return headers.stream()
                .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(header -> header.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    public RawHttp.Answer send(int port) {
        List<String> lines = new ArrayList<>(headers);
        if (!body.isEmpty()) {
            lines.add("");
            lines.add(new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return RawHttp.request(port, method, target, lines.toArray(String[]::new));
    }
}
