package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableProviderForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminLinkProviderForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminLinkProviderForUserTest {
    private static final String PROVIDER = "corp";
    private final Fixture pools = new Fixture();
    private final String poolId = pools.pool(settings -> settings.schema(SchemaAttributeType.builder()
                    .name("badge")
                    .attributeDataType(AttributeDataType.STRING)
                    .mutable(false)
                    .build()))
            .id();
    private final String client = pools.client(poolId, settings -> settings).clientId();
    private final String name = pools.confirmedUser(poolId);

    AdminLinkProviderForUserTest() {
        provider(PROVIDER, IdentityProviderTypeType.SAML, Map.of("MetadataURL", "https://idp.example.com/metadata"));
    }

    @Test
    void a_link_is_shown_by_the_user_and_in_the_id_token() {
        link(name, "NameID", "carlos");

        JWTClaimsSet claims = Fixture.claims(pools.signIn(client, name).idToken());
        assertThat(String.valueOf(claims.getClaim("identities")))
                .contains("userId=carlos", "providerName=corp", "providerType=SAML", "primary=false")
                .contains("dateCreated=" + pools.clock.instant().toEpochMilli());
        assertThat(identities()).hasValueSatisfying(text -> assertThat(text)
                .contains("\"userId\":\"carlos\"", "\"primary\":\"false\""));
    }

    @Test
    void an_identity_belongs_to_one_user() {
        link(name, "NameID", "carlos");
        String other = pools.confirmedUser(poolId);
        assertThatThrownBy(() -> link(other, "NameID", "carlos")).isInstanceOf(AliasExistsException.class);
        assertThatThrownBy(() -> link(other, "email", "carlos")).isInstanceOf(AliasExistsException.class);
        assertThatThrownBy(() -> link(name, "NameID", "carlos"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("SourceUser is already linked to DestinationUser");
    }

    @Test
    void a_user_has_five_at_most() {
        for (int i = 0; i < 5; i++) {
            link(name, "NameID", "carlos" + i);
        }
        assertThatThrownBy(() -> link(name, "NameID", "carlos5")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void what_cannot_be_linked_is_refused() {
        assertThatThrownBy(() -> link("nobody", "NameID", "carlos")).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> link(name, "NameID", "c".repeat(257))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> link("Cognito", name, "NameID", "carlos"))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> link("nosuch", name, "NameID", "carlos"))
                .isInstanceOf(ResourceNotFoundException.class);
        pools.pools().seeding().user(poolId, "corp_carlos", Fixture.PASSWORD, Map.of(), Set.of());
        assertThatThrownBy(() -> link(name, "NameID", "carlos"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Merging is not currently supported");
        pools.pools().seeding().user(poolId, "badged", Fixture.PASSWORD, Map.of("custom:badge", "7"), Set.of());
        assertThatThrownBy(() -> link("badged", "NameID", "carla")).isInstanceOf(InvalidParameterException.class);
        provider(
                "Google",
                IdentityProviderTypeType.GOOGLE,
                Map.of("client_id", "id", "client_secret", "secret", "authorize_scopes", "openid"));
        assertThatThrownBy(() -> link("Google", name, "email", "c@example.com"))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_link_is_taken_away_by_its_name_or_as_the_subject() {
        link(name, "NameID", "carlos");
        assertThatThrownBy(() -> disable(PROVIDER, "email", "carlos")).isInstanceOf(UserNotFoundException.class);
        disable(PROVIDER, "NameID", "carlos");
        assertThat(identities()).isEmpty();
        link(name, "NameID", "carlos");
        disable(PROVIDER, "Cognito_Subject", "carlos");
        assertThat(identities()).isEmpty();
        assertThatThrownBy(() -> disable(PROVIDER, "NameID", "carlos")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void a_user_of_the_pools_own_loses_the_password_until_an_administrator_sets_one() {
        disable("Cognito", "Cognito_Subject", name);

        assertThatThrownBy(() -> pools.password(client, name, Fixture.PASSWORD))
                .isInstanceOf(NotAuthorizedException.class);
        pools.call(AdminSetUserPasswordRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .password("Another-Horse-8")
                .permanent(true)
                .build());
        assertThat(pools.password(client, name, "Another-Horse-8").authenticationResult())
                .isNotNull();
    }

    private void provider(String called, IdentityProviderTypeType type, Map<String, String> details) {
        pools.call(CreateIdentityProviderRequest.builder()
                .userPoolId(poolId)
                .providerName(called)
                .providerType(type)
                .providerDetails(details)
                .build());
    }

    private void link(String user, String attribute, String value) {
        link(PROVIDER, user, attribute, value);
    }

    private void link(String provider, String user, String attribute, String value) {
        pools.call(AdminLinkProviderForUserRequest.builder()
                .userPoolId(poolId)
                .destinationUser(
                        destination -> destination.providerName("Cognito").providerAttributeValue(user))
                .sourceUser(source -> source.providerName(provider)
                        .providerAttributeName(attribute)
                        .providerAttributeValue(value))
                .build());
    }

    private void disable(String provider, String attribute, String value) {
        pools.call(AdminDisableProviderForUserRequest.builder()
                .userPoolId(poolId)
                .user(user -> user.providerName(provider)
                        .providerAttributeName(attribute)
                        .providerAttributeValue(value))
                .build());
    }

    private Optional<String> identities() {
        AdminGetUserResponse user = pools.call(
                AdminGetUserRequest.builder().userPoolId(poolId).username(name).build());
        return user.userAttributes().stream()
                .filter(attribute -> attribute.name().equals("identities"))
                .map(AttributeType::value)
                .findFirst();
    }
}
