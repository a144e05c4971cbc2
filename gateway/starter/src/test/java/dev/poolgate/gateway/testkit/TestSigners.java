package dev.poolgate.gateway.testkit;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.IamPolicy;
import dev.poolgate.authorizer.iam.MalformedPolicyException;
import dev.poolgate.authorizer.iam.Permissions;
import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.signed.CallerLookup;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.authorizer.signed.SignedCallers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who signs. Each has the access key {@code ASIA} and the name in capitals, a secret and a session token; what a name
 * may do is its policy.
 */
@Configuration(proxyBeanMethods = false)
public class TestSigners {
    public static final String ACCOUNT = "123456789012";
    private static final String ARN = "arn:aws:execute-api:eu-central-1:" + ACCOUNT + ":";

    private static final Map<String, String> POLICIES = Map.of(
            "ALICE",
            statements(allow(ARN + "*"), deny(ARN + "*/GET/iam/closed*"), deny(ARN + "*/DELETE/*")),
            "BOB",
            statements(allow(ARN + "shop/prod/GET/iam-once/*")),
            "CAROL",
            statements("{\"Effect\":\"Allow\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"*\",\"Condition\":{"
                    + "\"IpAddress\":{\"aws:SourceIp\":\"127.0.0.0/8\"},"
                    + "\"Bool\":{\"aws:SecureTransport\":\"false\"},"
                    + "\"StringLike\":{\"aws:UserAgent\":\"agent/*\",\"aws:Referer\":\"https://a.example/*\"},"
                    + "\"DateGreaterThan\":{\"aws:CurrentTime\":\"2020-01-01T00:00:00Z\"},"
                    + "\"NumericGreaterThan\":{\"aws:EpochTime\":\"1577836800\"},"
                    + "\"StringEquals\":{\"aws:userid\":\"AROATEST:carol\"}}}"),
            "DAVE",
            statements(),
            "FRANK",
            statements(allow(ARN + "*")),
            "EVE",
            statements(allow("*")));

    @Bean
    SignedCallers testSignedCallers() {
        return TestSigners::find;
    }

    public static String accessKey(String name) {
        return "ASIA" + name.toUpperCase(Locale.ROOT);
    }

    public static String secret(String name) {
        return "secret-of-" + name;
    }

    public static String session(String name) {
        return "session/of+" + name + "==";
    }

    public static String arn(String name) {
        return "arn:aws:sts::" + ACCOUNT + ":assumed-role/test/" + name;
    }

    private static CallerLookup find(String accessKeyId, @Nullable String sessionToken) {
        String name = accessKeyId.replaceFirst("ASIA", "").toLowerCase(Locale.ROOT);
        if (!session(name).equals(sessionToken) || !POLICIES.containsKey(name.toUpperCase(Locale.ROOT))) {
            return new CallerLookup.Unknown();
        }
        return name.equals("eve") ? new CallerLookup.Expired() : new CallerLookup.Found(caller(name));
    }

    private static SignedCaller caller(String name) {
        return new SignedCaller(
                new AccessKey(accessKey(name), secret(name), arn(name)),
                "AROATEST:" + name,
                Instant.now().plusSeconds(name.equals("carol") ? 3 : 3600),
                permissions(name),
                IamContext.EMPTY
                        .with("cognito-identity.amazonaws.com:sub", "eu-central-1:identity-of-" + name)
                        .with("cognito-identity.amazonaws.com:aud", "eu-central-1:pool")
                        .with(
                                "cognito-identity.amazonaws.com:amr",
                                List.of("authenticated", "issuer.example", "issuer.example:CognitoSignIn:" + name)));
    }

    private static Permissions permissions(String name) {
        try {
            String document = String.valueOf(POLICIES.get(name.toUpperCase(Locale.ROOT)));
            return Permissions.of(List.of(IamPolicy.parse("policy-of-" + name, document)));
        } catch (MalformedPolicyException e) {
            throw new AssertionError(e);
        }
    }

    private static String statements(String... statements) {
        String all = statements.length == 0 ? deny(ARN + "nothing/*") : String.join(",", statements);
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + all + "]}";
    }

    private static String allow(String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"" + resource + "\"}";
    }

    private static String deny(String resource) {
        return "{\"Effect\":\"Deny\",\"Action\":\"execute-api:*\",\"Resource\":\"" + resource + "\"}";
    }
}
