package dev.poolgate.gateway.testkit;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** What the AWS SDK would have put into {@code Authorization} for the very request that a backend received. */
public final class AwsSignature {
    private static final Pattern SIGNED_HEADERS = Pattern.compile("SignedHeaders=([^,]+)");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private AwsSignature() {}

    public static String expected(RecordingBackend.Received received, TemporaryCredentials credentials) {
        Instant date = DATE.parse(received.header("X-Amz-Date").get(0), Instant::from);
        return AwsV4HttpSigner.create()
                .sign(request -> request.identity(AwsSessionCredentialsIdentity.create(
                                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()))
                        .request(signedPart(received))
                        .payload(ContentStreamProvider.fromByteArray(received.bytes()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(date, ZoneOffset.UTC)))
                .request()
                .firstMatchingHeader("Authorization")
                .orElseThrow();
    }

    private static SdkHttpRequest signedPart(RecordingBackend.Received received) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .uri(URI.create("http://" + received.header("Host").get(0) + received.target()))
                .method(SdkHttpMethod.fromValue(received.method()));
        signedHeaders(received).stream()
                .filter(name -> !name.equals("host"))
                .forEach(name -> request.putHeader(name, received.header(name)));
        return request.build();
    }

    private static List<String> signedHeaders(RecordingBackend.Received received) {
        Matcher names = SIGNED_HEADERS.matcher(received.header("Authorization").get(0));
        if (!names.find()) {
            throw new AssertionError("the request is not signed");
        }
        return List.of(names.group(1).split(";", -1));
    }
}
