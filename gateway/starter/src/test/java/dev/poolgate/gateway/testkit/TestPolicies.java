package dev.poolgate.gateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Policies on pets, and the folders they lie in. */
public final class TestPolicies {
    public static final String SCHEMA = """
            namespace Poolgate {
              entity UserGroup;
              entity User in [UserGroup];
              entity Guest;
              entity Application;
              type Anything = {
                token: { scope: Set<String>, "cognito:groups"?: Set<String> },
                pathParameters: { id: String },
                queryStringParameters: { deep?: String },
                headers: { "x-tenant"?: String, authorization?: String },
              };
              action "get /pets", "get /pets/{id}", "get /pets/**", "delete /pets/{id}"
                appliesTo { principal: [User, Guest], resource: [Application], context: Anything };
            }
            """;

    public static final String POLICIES = """
            // comments before a policy do not move it

            @id("see-pets")
            permit (
              principal,
              action in [Poolgate::Action::"get /pets", Poolgate::Action::"get /pets/{id}"],
              resource
            );

            @id("admins-delete")
            permit (principal is Poolgate::User, action == Poolgate::Action::"delete /pets/{id}", resource)
            when { context.token has "cognito:groups" && context.token["cognito:groups"].contains("admins") };

            @id("not-the-lion")
            forbid (principal, action, resource)
            when { context has pathParameters && context.pathParameters has id && context.pathParameters.id == "a lion" };

            @id("not-for-rivals")
            forbid (principal, action, resource)
            when { context.headers has "x-tenant" && context.headers["x-tenant"] == "rival" };

            @id("whoever-shows-a-secret")
            permit (principal, action, resource)
            when { context.headers has authorization };
            """;

    private TestPolicies() {}

    /** Writes the policies and their schema into a folder below. */
    public static void lay(Path folder) {
        write(folder.resolve("pets.cedar"), POLICIES);
        write(folder.resolve("schema.cedarschema"), SCHEMA);
    }

    public static void write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The policies of that folder, and a route that asks them. */
    public static RunningGateway.Builder decidingBy(Path folder, TestIssuer issuer, RecordingBackend backend) {
        return RunningGateway.with(issuer)
                .set("poolgate.policies.location", folder.toUri().toString())
                .set("poolgate.policies.reload", "0")
                .route("pets", "/pets/**", backend.url())
                .filter(
                        0,
                        "Authorize",
                        "policies",
                        "true",
                        "paths[0]",
                        "/pets",
                        "paths[1]",
                        "/pets/{id}",
                        "guests",
                        "true");
    }
}
