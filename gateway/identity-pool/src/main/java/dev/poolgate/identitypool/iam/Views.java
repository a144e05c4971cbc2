package dev.poolgate.identitypool.iam;

import dev.poolgate.identitypool.roles.ManagedPolicy;
import dev.poolgate.identitypool.roles.StoredRole;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryAttachmentType;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** What is kept, in the API's own types. */
final class Views {

    private Views() {}

    /** As in listings, where IAM leaves out tags and boundary. */
    static Role listed(StoredRole role) {
        return Role.builder()
                .roleId(role.id())
                .arn(role.arn())
                .roleName(role.name())
                .path(role.path())
                .description(orNull(role.description()))
                .assumeRolePolicyDocument(encoded(role.trustPolicy()))
                .maxSessionDuration(role.maxSessionSeconds())
                .createDate(role.createdAt())
                .build();
    }

    static Role whole(StoredRole role) {
        Role.Builder view =
                listed(role).toBuilder().roleLastUsed(RoleLastUsed.builder().build());
        role.boundary()
                .ifPresent(arn -> view.permissionsBoundary(AttachedPermissionsBoundary.builder()
                        .permissionsBoundaryType(PermissionsBoundaryAttachmentType.PERMISSIONS_BOUNDARY_POLICY)
                        .permissionsBoundaryArn(arn)
                        .build()));
        return role.tags().isEmpty()
                ? view.build()
                : view.tags(Tags.list(role.tags())).build();
    }

    /** As in listings, where IAM leaves out description and tags. */
    static Policy listed(ManagedPolicy policy, PolicyUsage.Counts used) {
        return Policy.builder()
                .policyId(policy.id())
                .arn(policy.arn())
                .policyName(policy.name())
                .path(policy.path())
                .defaultVersionId(policy.defaultVersion())
                .attachmentCount(used.attachments())
                .permissionsBoundaryUsageCount(used.boundaries())
                .isAttachable(true)
                .createDate(policy.createdAt())
                .updateDate(policy.updatedAt())
                .build();
    }

    static Policy policy(ManagedPolicy policy, PolicyUsage.Counts used) {
        Policy.Builder view = listed(policy, used).toBuilder().description(orNull(policy.description()));
        return policy.tags().isEmpty()
                ? view.build()
                : view.tags(Tags.list(policy.tags())).build();
    }

    /** As in listings, where IAM leaves out the document. */
    static PolicyVersion listed(ManagedPolicy policy, ManagedPolicy.Version version) {
        return PolicyVersion.builder()
                .versionId(version.id())
                .isDefaultVersion(version.id().equals(policy.defaultVersion()))
                .createDate(version.createdAt())
                .build();
    }

    static PolicyVersion whole(ManagedPolicy policy, ManagedPolicy.Version version) {
        return listed(policy, version).toBuilder()
                .document(encoded(version.document()))
                .build();
    }

    /** By RFC 3986, as IAM answers documents; clients decode them. */
    static String encoded(String document) {
        return SdkHttpUtils.urlEncode(document);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
