package dev.poolgate.aws.web;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.IdpCommunicationErrorException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.StsException;

/** A few operations of STS and IAM, each showing one thing about the Query protocol. */
final class QueryServices {
    static final Instant EXPIRATION = Instant.ofEpochSecond(1_800_000_000L, 250_000_000L);

    private QueryServices() {}

    static List<AwsService> both() {
        return List.of(
                AwsService.query(
                        "sts",
                        List.of(
                                Operation.unsigned(
                                        "AssumeRoleWithWebIdentity",
                                        AssumeRoleWithWebIdentityRequest::builder,
                                        QueryServices::assume),
                                Operation.signedByAnyone(
                                        "GetCallerIdentity",
                                        GetCallerIdentityRequest::builder,
                                        QueryServices::identity))),
                AwsService.query(
                        "iam",
                        List.of(
                                Operation.signed("CreateRole", CreateRoleRequest::builder, QueryServices::create),
                                Operation.signed("GetRole", GetRoleRequest::builder, QueryServices::role),
                                Operation.signed("DeleteRole", DeleteRoleRequest::builder, QueryServices::delete))));
    }

    private static AssumeRoleWithWebIdentityResponse assume(AssumeRoleWithWebIdentityRequest input, AwsCall call) {
        switch (input.webIdentityToken()) {
            case "expired" ->
                throw ExpiredTokenException.builder().message("Token expired").build();
            case "forged" ->
                throw InvalidIdentityTokenException.builder().message("bad").build();
            case "silent" ->
                throw IdpCommunicationErrorException.builder().message("slow").build();
            case "denied" ->
                throw StsException.builder()
                        .statusCode(403)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDenied")
                                .errorMessage("Not authorized to perform sts:AssumeRoleWithWebIdentity")
                                .build())
                        .build();
            case "faulty" -> throw new IllegalStateException("the secret detail of a fault");
            default -> {
                return assumed(input);
            }
        }
    }

    private static AssumeRoleWithWebIdentityResponse assumed(AssumeRoleWithWebIdentityRequest input) {
        return AssumeRoleWithWebIdentityResponse.builder()
                .subjectFromWebIdentityToken(input.roleSessionName())
                .audience(input.policyArns().stream()
                        .map(PolicyDescriptorType::arn)
                        .collect(Collectors.joining(",")))
                .provider("<&>\r\n\u0001 \ud83d\ude00")
                .packedPolicySize(input.durationSeconds())
                .credentials(Credentials.builder()
                        .accessKeyId("ASIAEXAMPLE")
                        .secretAccessKey("secret")
                        .sessionToken("session")
                        .expiration(EXPIRATION)
                        .build())
                .build();
    }

    private static GetCallerIdentityResponse identity(GetCallerIdentityRequest input, AwsCall call) {
        return GetCallerIdentityResponse.builder()
                .arn(call.principalArn().orElseThrow())
                .userId(call.signedCaller()
                        .map(caller -> caller.userId())
                        .orElse(call.accessKeyId().orElseThrow()))
                .account(call.accountId())
                .build();
    }

    private static CreateRoleResponse create(CreateRoleRequest input, AwsCall call) {
        return CreateRoleResponse.builder()
                .role(Role.builder()
                        .roleName(input.roleName())
                        .description(input.description())
                        .tags(input.tags())
                        .maxSessionDuration(input.maxSessionDuration())
                        .createDate(EXPIRATION)
                        .build())
                .build();
    }

    private static GetRoleResponse role(GetRoleRequest input, AwsCall call) {
        throw NoSuchEntityException.builder()
                .message("The role with name " + input.roleName() + " cannot be found.")
                .build();
    }

    private static DeleteRoleResponse delete(DeleteRoleRequest input, AwsCall call) {
        return DeleteRoleResponse.builder().build();
    }
}
