package dev.poolgate.aws.web;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** A few operations of both services, each showing one thing about the wire. */
final class FakeServices {
    static final Instant EXPIRATION = Instant.ofEpochSecond(1_800_000_000L, 250_000_000L);

    private FakeServices() {}

    static List<AwsService> both() {
        return List.of(
                new AwsService(
                        "AWSCognitoIdentityProviderService",
                        "cognito-idp",
                        List.of(
                                Operation.unsigned("InitiateAuth", InitiateAuthRequest::builder, FakeServices::signIn),
                                Operation.unsigned("GetUser", GetUserRequest::builder, FakeServices::user),
                                Operation.signed("CreateGroup", CreateGroupRequest::builder, FakeServices::group))),
                new AwsService(
                        "AWSCognitoIdentityService",
                        "cognito-identity",
                        List.of(
                                Operation.unsigned("GetId", GetIdRequest::builder, FakeServices::identity),
                                Operation.unsigned(
                                        "GetCredentialsForIdentity",
                                        GetCredentialsForIdentityRequest::builder,
                                        FakeServices::credentials))));
    }

    private static InitiateAuthResponse signIn(InitiateAuthRequest input, AwsCall call) {
        if ("wrong".equals(input.authParameters().get("PASSWORD"))) {
            throw NotAuthorizedException.builder()
                    .message("Incorrect username or password.")
                    .build();
        }
        if ("faulty".equals(input.authParameters().get("PASSWORD"))) {
            throw new IllegalStateException("the secret detail of a fault");
        }
        return InitiateAuthResponse.builder()
                .authenticationResult(AuthenticationResultType.builder()
                        .accessToken("token of " + input.authParameters().get("USERNAME"))
                        .expiresIn(3600)
                        .build())
                .challengeParameters(Map.of())
                .build();
    }

    private static GetUserResponse user(GetUserRequest input, AwsCall call) {
        if (input.accessToken().equals("reason")) {
            throw InvalidParameterException.builder()
                    .message("f\u00fcr\nzwei Zeilen")
                    .reasonCode("WHY")
                    .build();
        }
        return GetUserResponse.builder()
                .username("alice")
                .userAttributes(AttributeType.builder()
                        .name("name")
                        .value("\u00c5sa \ud83d\ude00")
                        .build())
                .build();
    }

    private static CreateGroupResponse group(CreateGroupRequest input, AwsCall call) {
        return CreateGroupResponse.builder()
                .group(GroupType.builder()
                        .groupName(input.groupName())
                        .description(
                                call.principalArn().orElseThrow() + " in " + call.region() + " of " + call.accountId())
                        .creationDate(EXPIRATION)
                        .build())
                .build();
    }

    private static GetIdResponse identity(GetIdRequest input, AwsCall call) {
        if (input.identityPoolId().equals("us-east-1:dd")) {
            throw CognitoIdentityException.builder()
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ValidationException")
                            .errorMessage("1 validation error detected")
                            .build())
                    .build();
        }
        return GetIdResponse.builder().identityId(call.region() + ":id").build();
    }

    private static GetCredentialsForIdentityResponse credentials(GetCredentialsForIdentityRequest input, AwsCall call) {
        return GetCredentialsForIdentityResponse.builder()
                .identityId(input.identityId())
                .credentials(Credentials.builder()
                        .accessKeyId("ASIAEXAMPLE")
                        .secretKey("secret")
                        .sessionToken("session")
                        .expiration(EXPIRATION)
                        .build())
                .build();
    }
}
