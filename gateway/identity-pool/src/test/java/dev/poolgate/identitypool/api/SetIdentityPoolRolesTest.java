package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.FakeLogins.CLIENT;
import static dev.poolgate.identitypool.api.FakeLogins.IDP;
import static dev.poolgate.identitypool.api.TestApi.API;
import static dev.poolgate.identitypool.api.TestApi.NO_POOL;
import static dev.poolgate.identitypool.api.TestApi.READER;
import static dev.poolgate.identitypool.api.TestApi.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RulesConfigurationType;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesResponse;

class SetIdentityPoolRolesTest {

    private static final RoleMapping BY_TOKEN =
            RoleMapping.builder().type("Token").ambiguousRoleResolution("Deny").build();

    @Test
    void roles_and_mappings_replace_what_was_there() {
        String pool = API.newPool();
        set(SetIdentityPoolRolesRequest.builder()
                .identityPoolId(pool)
                .roles(Map.of("authenticated", WRITER))
                .roleMappings(Map.of(IDP + ":" + CLIENT, BY_TOKEN)));
        GetIdentityPoolRolesResponse roles =
                API.stores.pools().find(pool).orElseThrow().roles();
        assertThat(roles.roles()).isEqualTo(Map.of("authenticated", WRITER));
        assertThat(roles.roleMappings()).isEqualTo(Map.of(IDP + ":" + CLIENT, BY_TOKEN));
    }

    @ParameterizedTest
    @MethodSource
    void what_could_never_select_a_role_is_refused(SetIdentityPoolRolesRequest.Builder request) {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> set(request.identityPoolId(NO_POOL)));
    }

    static Stream<SetIdentityPoolRolesRequest.Builder> what_could_never_select_a_role_is_refused() {
        return Stream.of(
                SetIdentityPoolRolesRequest.builder(),
                SetIdentityPoolRolesRequest.builder().roles(Map.of("admin", READER)),
                SetIdentityPoolRolesRequest.builder()
                        .roles(Map.of("authenticated", "arn:aws:iam::000000000000:user/alice")),
                mapping(BY_TOKEN.toBuilder().type("Magic").build()),
                mapping(BY_TOKEN.toBuilder()
                        .ambiguousRoleResolution((String) null)
                        .build()),
                mapping(BY_TOKEN.toBuilder().type("Rules").build()),
                mapping(rules(0)),
                mapping(rules(26)));
    }

    @Test
    void up_to_25_rules_are_taken() {
        set(mapping(rules(25)).identityPoolId(API.newPool()));
    }

    @Test
    void a_pool_that_is_not_there_has_no_roles_to_set() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> set(SetIdentityPoolRolesRequest.builder()
                        .identityPoolId(NO_POOL)
                        .roles(Map.of("authenticated", READER))));
    }

    private static SetIdentityPoolRolesRequest.Builder mapping(RoleMapping mapping) {
        return SetIdentityPoolRolesRequest.builder().roles(Map.of()).roleMappings(Map.of(IDP + ":" + CLIENT, mapping));
    }

    private static RoleMapping rules(int count) {
        MappingRule rule = MappingRule.builder()
                .claim("cognito:groups")
                .matchType("Contains")
                .value("admins")
                .roleARN(WRITER)
                .build();
        return BY_TOKEN.toBuilder()
                .type("Rules")
                .rulesConfiguration(RulesConfigurationType.builder()
                        .rules(Stream.generate(() -> rule).limit(count).toList())
                        .build())
                .build();
    }

    private static void set(SetIdentityPoolRolesRequest.Builder request) {
        API.call(SetIdentityPoolRolesResponse.class, request.build());
    }
}
