package dev.poolgate.server.demo;

import dev.poolgate.identitypool.AccountRegistry;
import dev.poolgate.identitypool.IdentityPoolSeed;
import dev.poolgate.identitypool.IdentityPools;
import dev.poolgate.userpool.cognito.Seeding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRuleMatchType;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;

/** What the demo's pools hold. What is there already stays as somebody has changed it. */
final class DemoSeed {
    private static final String READERS = "readers";
    private static final String ADMINS = "admins";

    private final DemoEnvironment demo;
    private final String accountId;
    private final String userPoolId;
    private final String clientId;

    DemoSeed(DemoEnvironment demo, String accountId) {
        this.demo = demo;
        this.accountId = accountId;
        this.userPoolId = demo.get("POOLGATE_USER_POOL_ID");
        this.clientId = demo.get("POOLGATE_CLIENT_ID");
    }

    void users(Seeding pools) {
        pools.pool(userPoolId, CreateUserPoolRequest.builder().poolName("demo").build());
        pools.client(clientId, client());
        pools.group(group(READERS, DemoRole.READERS));
        pools.group(group(ADMINS, DemoRole.ADMINS));
        pools.user(userPoolId, "alice", demo.get("POOLGATE_ALICE_PASSWORD"), Map.of(), Set.of(READERS));
        pools.user(userPoolId, "bob", demo.get("POOLGATE_BOB_PASSWORD"), Map.of(), Set.of(ADMINS));
    }

    /** Before the pool, which refers to them: who may be each, and what each may do. */
    void roles(AccountRegistry account) {
        account.seed(DemoRole.READERS.template(demo.get("POOLGATE_IDENTITY_POOL_ID")));
        account.seed(DemoRole.ADMINS.template(demo.get("POOLGATE_IDENTITY_POOL_ID")));
        account.seed(DemoRole.GUESTS.template(demo.get("POOLGATE_IDENTITY_POOL_ID")));
    }

    void identities(IdentityPools pools) {
        String provider = "cognito-idp.%s.amazonaws.com/%s".formatted(demo.get("AWS_REGION"), userPoolId);
        pools.seed(new IdentityPoolSeed(
                demo.get("POOLGATE_IDENTITY_POOL_ID"),
                "demo",
                true,
                List.of(CognitoIdentityProvider.builder()
                        .providerName(provider)
                        .clientId(clientId)
                        .build()),
                Map.of(
                        "authenticated",
                        DemoRole.READERS.arn(accountId),
                        "unauthenticated",
                        DemoRole.GUESTS.arn(accountId)),
                Map.of(provider + ":" + clientId, roleByGroup()),
                Map.of(provider, Map.of("username", "sub"))));
    }

    private CreateUserPoolClientRequest client() {
        return CreateUserPoolClientRequest.builder()
                .userPoolId(userPoolId)
                .clientName("demo")
                .explicitAuthFlows(
                        ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                        ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH,
                        ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                        ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH)
                .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED)
                .build();
    }

    private CreateGroupRequest group(String name, DemoRole role) {
        return CreateGroupRequest.builder()
                .userPoolId(userPoolId)
                .groupName(name)
                .roleArn(role.arn(accountId))
                .build();
    }

    /** By rule and not by token, because access tokens name groups but no roles. A list is matched as its JSON text. */
    private RoleMapping roleByGroup() {
        return RoleMapping.builder()
                .type(RoleMappingType.RULES)
                .ambiguousRoleResolution(AmbiguousRoleResolutionType.AUTHENTICATED_ROLE)
                .rulesConfiguration(rules -> rules.rules(MappingRule.builder()
                        .claim("cognito:groups")
                        .matchType(MappingRuleMatchType.CONTAINS)
                        .value("\"" + ADMINS + "\"")
                        .roleARN(DemoRole.ADMINS.arn(accountId))
                        .build()))
                .build();
    }
}
