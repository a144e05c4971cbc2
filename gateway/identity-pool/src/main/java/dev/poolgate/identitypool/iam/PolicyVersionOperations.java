package dev.poolgate.identitypool.iam;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.paging.Page;
import dev.poolgate.identitypool.roles.ManagedPolicy;
import dev.poolgate.identitypool.roles.ManagedPolicy.Version;
import java.util.List;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;

/** The versions of managed policies, of which one is in force. */
record PolicyVersionOperations(PolicyRegistry policies) {

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.signed("CreatePolicyVersion", CreatePolicyVersionRequest::builder, this::create),
                Operation.signed("GetPolicyVersion", GetPolicyVersionRequest::builder, this::get),
                Operation.signed("ListPolicyVersions", ListPolicyVersionsRequest::builder, this::list),
                Operation.signed("SetDefaultPolicyVersion", SetDefaultPolicyVersionRequest::builder, this::setDefault),
                Operation.signed("DeletePolicyVersion", DeletePolicyVersionRequest::builder, this::delete));
    }

    private CreatePolicyVersionResponse create(CreatePolicyVersionRequest input, AwsCall call) {
        boolean asDefault = Boolean.TRUE.equals(input.setAsDefault());
        ManagedPolicy policy = policies.change(
                input.policyArn(), current -> policies.withVersion(current, input.policyDocument(), asDefault));
        Version newest = policy.versions().get(policy.versions().size() - 1);
        return CreatePolicyVersionResponse.builder()
                .policyVersion(Views.listed(policy, newest))
                .build();
    }

    private GetPolicyVersionResponse get(GetPolicyVersionRequest input, AwsCall call) {
        ManagedPolicy policy = policies.find(input.policyArn());
        return GetPolicyVersionResponse.builder()
                .policyVersion(Views.whole(policy, version(policy, input.versionId())))
                .build();
    }

    /** Newest first, as IAM does. */
    private ListPolicyVersionsResponse list(ListPolicyVersionsRequest input, AwsCall call) {
        ManagedPolicy policy = policies.find(input.policyArn());
        Page<Version> page =
                Pages.of(input.maxItems(), input.marker(), policy.versions(), PolicyVersionOperations::newestFirst);
        return ListPolicyVersionsResponse.builder()
                .versions(page.items().stream()
                        .map(version -> Views.listed(policy, version))
                        .toList())
                .isTruncated(page.truncated())
                .marker(page.next())
                .build();
    }

    private SetDefaultPolicyVersionResponse setDefault(SetDefaultPolicyVersionRequest input, AwsCall call) {
        policies.change(
                input.policyArn(),
                policy -> policy.withVersions(
                        policy.versions(),
                        version(policy, input.versionId()).id(),
                        policy.lastVersion(),
                        policies.now()));
        return SetDefaultPolicyVersionResponse.builder().build();
    }

    private DeletePolicyVersionResponse delete(DeletePolicyVersionRequest input, AwsCall call) {
        policies.change(input.policyArn(), policy -> without(policy, version(policy, input.versionId())));
        return DeletePolicyVersionResponse.builder().build();
    }

    private ManagedPolicy without(ManagedPolicy policy, Version version) {
        if (version.id().equals(policy.defaultVersion())) {
            throw Refusals.conflict("Cannot delete the default version of a policy.");
        }
        List<Version> others =
                policy.versions().stream().filter(each -> !each.equals(version)).toList();
        return policy.withVersions(others, policy.defaultVersion(), policy.lastVersion(), policies.now());
    }

    private static Version version(ManagedPolicy policy, String id) {
        return policy.version(id)
                .orElseThrow(() -> Refusals.notFound(
                        "Policy " + policy.arn() + " version " + id + " does not exist or is not attachable."));
    }

    private static String newestFirst(Version version) {
        int number = Integer.parseInt(version.id().substring(1));
        return String.format("%010d", Integer.MAX_VALUE - number);
    }
}
