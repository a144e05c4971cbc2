package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserSettingsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MFAOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserSettingsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

final class SetUserSettingsTest {
    private static final MFAOptionType TEXT = MFAOptionType.builder()
            .deliveryMedium(DeliveryMediumType.SMS)
            .attributeName("phone_number")
            .build();
    private final Fixture pools = new Fixture();
    private final MfaPools mfa = new MfaPools(pools);
    private final String poolId = mfa.pool(UserPoolMfaType.OPTIONAL);
    private final String client = mfa.client(poolId);
    private final String name = mfa.userWithAddresses(poolId);

    @Test
    void a_user_switches_text_messages_on_and_off() {
        String token = pools.signIn(client, name).accessToken();
        set(token, TEXT);
        assertThat(pools.password(client, name, Fixture.PASSWORD).challengeName())
                .isEqualTo(ChallengeNameType.SMS_MFA);
        GetUserResponse user =
                pools.call(GetUserRequest.builder().accessToken(token).build());
        assertThat(user.mfaOptions()).containsExactly(TEXT);

        set(token);

        assertThat(pools.password(client, name, Fixture.PASSWORD).authenticationResult())
                .isNotNull();
        assertThatThrownBy(() -> set(
                        token,
                        TEXT.toBuilder()
                                .deliveryMedium(DeliveryMediumType.EMAIL)
                                .build()))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void an_administrator_does() {
        pools.call(AdminSetUserSettingsRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .mfaOptions(TEXT)
                .build());
        assertThat(pools.password(client, name, Fixture.PASSWORD).challengeName())
                .isEqualTo(ChallengeNameType.SMS_MFA);
        assertThatThrownBy(() -> pools.call(AdminSetUserSettingsRequest.builder()
                        .userPoolId(poolId)
                        .username("nobody")
                        .mfaOptions(TEXT)
                        .build()))
                .isInstanceOf(UserNotFoundException.class);
    }

    private void set(String token, MFAOptionType... options) {
        pools.call(SetUserSettingsRequest.builder()
                .accessToken(token)
                .mfaOptions(options)
                .build());
    }
}
