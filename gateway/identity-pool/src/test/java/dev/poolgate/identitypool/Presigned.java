package dev.poolgate.identitypool;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * A question of the Query protocol, signed in its URL by AWS's own signer.
 *
 * @param header signed too
 * @param life how long the signature says it is good for
 * @param ago when it was signed
 */
public record Presigned(
        SdkHttpMethod method,
        String service,
        Map<String, String> parameters,
        Map<String, String> header,
        Duration life,
        Duration ago) {

    /** A GET that is good for a minute from now. */
    public static Presigned get(String service, Map<String, String> parameters) {
        return new Presigned(SdkHttpMethod.GET, service, parameters, Map.of(), Duration.ofMinutes(1), Duration.ZERO);
    }

    public Presigned with(SdkHttpMethod other) {
        return new Presigned(other, service, parameters, header, life, ago);
    }

    public Presigned with(String name, String value) {
        return new Presigned(method, service, parameters, Map.of(name, value), life, ago);
    }

    public Presigned signed(Duration before) {
        return new Presigned(method, service, parameters, header, life, before);
    }

    public URI by(AwsCredentials credentials, URI endpoint) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(method)
                .uri(endpoint)
                .encodedPath("/")
                .rawQueryParameters(parameters.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue()))));
        header.forEach(request::putHeader);
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials)
                        .request(request.build())
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, life)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.offset(Clock.systemUTC(), ago.negated())))
                .request()
                .getUri();
    }
}
