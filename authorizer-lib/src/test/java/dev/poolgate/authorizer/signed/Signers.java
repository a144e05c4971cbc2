package dev.poolgate.authorizer.signed;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.IamPolicy;
import dev.poolgate.authorizer.iam.MalformedPolicyException;
import dev.poolgate.authorizer.iam.Permissions;
import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.sign.RequestSigner;
import dev.poolgate.authorizer.sign.SignableRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holders of access keys, and requests they signed. */
public final class Signers {
    public static final ExecuteApi HERE = new ExecuteApi("aws", "eu-central-1", "123456789012");
    public static final String ARN = "arn:aws:sts::123456789012:assumed-role/r/alice";
    public static final String TOKEN = "session";

    private Signers() {}

    public static SignedCaller alice(Instant expiresAt, String... statements) {
        return new SignedCaller(
                new AccessKey("ASIAALICE", "secret", ARN),
                "AROATEST:alice",
                expiresAt,
                permissions(statements),
                IamContext.EMPTY
                        .with("cognito-identity.amazonaws.com:sub", "eu-central-1:alice")
                        .with("cognito-identity.amazonaws.com:aud", "eu-central-1:pool")
                        .with(
                                "cognito-identity.amazonaws.com:amr",
                                List.of("authenticated", "issuer.example", "issuer.example:CognitoSignIn:1", "more")));
    }

    public static SignedCallers only(SignedCaller caller) {
        return (id, token) -> id.equals(caller.key().accessKeyId()) && TOKEN.equals(token)
                ? new CallerLookup.Found(caller)
                : new CallerLookup.Unknown();
    }

    public static SignableRequest signed(SignedCaller caller, String method, String target, Clock clock) {
        SignableRequest plain =
                SignableRequest.of(method, target, Map.of("Host", List.of("api.example.com")), new byte[0]);
        Map<String, List<String>> headers = new HashMap<>(plain.headers());
        new RequestSigner("execute-api", "eu-central-1", clock)
                .sign(plain, credentials(caller))
                .forEach((name, value) -> headers.put(name, List.of(value)));
        return new SignableRequest(method, target, headers, plain.bodyHash());
    }

    /** In the query, so that no header announces the hash of the body, which is none. */
    public static SignableRequest presigned(SignedCaller caller, String method, String target, Clock clock) {
        SignableRequest plain =
                SignableRequest.of(method, target, Map.of("Host", List.of("api.example.com")), new byte[0]);
        String presigned = new RequestSigner("execute-api", "eu-central-1", clock)
                .presign(plain, credentials(caller), Duration.ofMinutes(5));
        return new SignableRequest(method, presigned, plain.headers(), plain.bodyHash());
    }

    private static TemporaryCredentials credentials(SignedCaller caller) {
        return new TemporaryCredentials(caller.key().accessKeyId(), caller.key().secretAccessKey(), TOKEN, Instant.MAX);
    }

    public static String allow(String resource) {
        return statement("Allow", resource, "");
    }

    public static String allow(String resource, String condition) {
        return statement("Allow", resource, ",\"Condition\":" + condition);
    }

    public static String deny(String resource) {
        return statement("Deny", resource, ",\"Sid\":\"Closed\"");
    }

    private static String statement(String effect, String resource, String more) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"" + resource + "\""
                + more + "}";
    }

    private static Permissions permissions(String... statements) {
        if (statements.length == 0) {
            return Permissions.of(List.of());
        }
        try {
            return Permissions.of(List.of(IamPolicy.parse(
                    "test", "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}")));
        } catch (MalformedPolicyException e) {
            throw new AssertionError(e);
        }
    }
}
