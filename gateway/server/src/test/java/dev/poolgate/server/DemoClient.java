package dev.poolgate.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What an application does with the values of `demo.env`, through the AWS SDK. */
final class DemoClient {
    private static final Pattern EXPORT = Pattern.compile("export (\\w+)='([^']*)'");

    private final Map<String, String> demo;

    private DemoClient(Map<String, String> demo) {
        this.demo = demo;
    }

    /** A client of the server whose data directory this is. */
    static DemoClient of(Path data) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher exports = EXPORT.matcher(Files.readString(data.resolve("demo.env")));
        while (exports.find()) {
            values.put(exports.group(1), exports.group(2));
        }
        return new DemoClient(values);
    }

    /** All exports. */
    Map<String, String> values() {
        return demo;
    }

    String value(String name) {
        return Objects.requireNonNull(demo.get(name), name);
    }

    /** A user-pool client without AWS credentials, as an application has it. */
    CognitoIdentityProviderClient users() {
        return at(CognitoIdentityProviderClient.builder(), AnonymousCredentialsProvider.create())
                .build();
    }

    /** A user-pool client with the administrator's key. */
    CognitoIdentityProviderClient administrator() {
        return at(CognitoIdentityProviderClient.builder(), administratorsKey()).build();
    }

    /** An identity-pool client with the administrator's key. */
    CognitoIdentityClient identityAdministrator() {
        return at(CognitoIdentityClient.builder(), administratorsKey()).build();
    }

    /** A client of IAM with the administrator's key. */
    IamClient iam() {
        return at(IamClient.builder(), administratorsKey()).build();
    }

    /** A client of STS without credentials. */
    StsClient sts() {
        return at(StsClient.builder(), AnonymousCredentialsProvider.create()).build();
    }

    /** The ARN of whoever holds these credentials, as STS knows them. */
    String callerOf(AwsSessionCredentials credentials) {
        try (StsClient sts = at(StsClient.builder(), StaticCredentialsProvider.create(credentials))
                .build()) {
            return sts.getCallerIdentity().arn();
        }
    }

    private AwsCredentialsProvider administratorsKey() {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(value("AWS_ACCESS_KEY_ID"), value("AWS_SECRET_ACCESS_KEY")));
    }

    /** The key of a Logins map for the demo's users. */
    String provider() {
        return "cognito-idp.%s.amazonaws.com/%s".formatted(value("AWS_REGION"), value("POOLGATE_USER_POOL_ID"));
    }

    CognitoIdentityClient identities() {
        return at(CognitoIdentityClient.builder(), AnonymousCredentialsProvider.create())
                .build();
    }

    AuthenticationResultType signIn(String user) {
        return signIn(user, value("POOLGATE_%s_PASSWORD".formatted(user.toUpperCase(Locale.ROOT))));
    }

    AuthenticationResultType signIn(String user, String password) {
        try (CognitoIdentityProviderClient client = users()) {
            return client.initiateAuth(request -> request.authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                            .clientId(demo.get("POOLGATE_CLIENT_ID"))
                            .authParameters(Map.of("USERNAME", user, "PASSWORD", password)))
                    .authenticationResult();
        }
    }

    /** Of the demo's identity pool, by the enhanced flow. */
    AwsSessionCredentials credentials(AuthenticationResultType session) {
        return credentials(Map.of(provider(), session.idToken()));
    }

    /** The same for any logins, or for a guest. */
    AwsSessionCredentials credentials(Map<String, String> logins) {
        try (CognitoIdentityClient identities = identities()) {
            String id = identities
                    .getId(request -> request.identityPoolId(value("POOLGATE_IDENTITY_POOL_ID"))
                            .logins(logins))
                    .identityId();
            Credentials issued = identities
                    .getCredentialsForIdentity(request -> request.identityId(id).logins(logins))
                    .credentials();
            return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretKey(), issued.sessionToken());
        }
    }

    void revoke(AuthenticationResultType session) {
        try (CognitoIdentityProviderClient client = users()) {
            client.revokeToken(
                    request -> request.token(session.refreshToken()).clientId(demo.get("POOLGATE_CLIENT_ID")));
        }
    }

    private <B extends AwsClientBuilder<B, ?>> B at(B builder, AwsCredentialsProvider credentials) {
        return builder.endpointOverride(URI.create(demo.get("AWS_ENDPOINT_URL")))
                .region(Region.of(demo.get("AWS_REGION")))
                .credentialsProvider(credentials);
    }
}
