package dev.poolgate.identitypool.iam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.Tag;

/** One file, read strictly: what nobody would look at is a mistake of whoever wrote it. */
record RoleFile(String name, RoleTemplate template) {
    private static final List<String> ROLE = List.of(
            "RoleName",
            "Path",
            "Description",
            "AssumeRolePolicyDocument",
            "Policies",
            "ManagedPolicyArns",
            "MaxSessionDuration",
            "PermissionsBoundary",
            "Tags");

    /** @throws IllegalArgumentException naming the file and the member that is wrong */
    static RoleFile read(Path path) {
        String name = String.valueOf(path.getFileName());
        try {
            return new RoleFile(
                    name, template(Members.parse("role file `" + name + "`", Files.readString(path), ROLE)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the role file `" + name + "`", e);
        }
    }

    private static RoleTemplate template(Members role) {
        return new RoleTemplate(request(role), inline(role), role.texts("ManagedPolicyArns"));
    }

    private static CreateRoleRequest request(Members role) {
        CreateRoleRequest.Builder request = CreateRoleRequest.builder()
                .roleName(role.text("RoleName"))
                .assumeRolePolicyDocument(role.document("AssumeRolePolicyDocument"))
                .path(orNull(role, "Path"))
                .description(orNull(role, "Description"))
                .permissionsBoundary(orNull(role, "PermissionsBoundary"))
                .tags(role.each("Tags", List.of("Key", "Value")).stream()
                        .map(tag -> Tag.builder()
                                .key(tag.text("Key"))
                                .value(tag.text("Value"))
                                .build())
                        .toList());
        if (role.has("MaxSessionDuration")) {
            request.maxSessionDuration(role.number("MaxSessionDuration"));
        }
        return request.build();
    }

    private static Map<String, String> inline(Members role) {
        Map<String, String> policies = new HashMap<>();
        for (Members policy : role.each("Policies", List.of("PolicyName", "PolicyDocument"))) {
            if (policies.put(policy.text("PolicyName"), policy.document("PolicyDocument")) != null) {
                throw policy.wrong("PolicyName", "is given twice");
            }
        }
        return policies;
    }

    private static @Nullable String orNull(Members role, String member) {
        return role.has(member) ? role.text(member) : null;
    }
}
