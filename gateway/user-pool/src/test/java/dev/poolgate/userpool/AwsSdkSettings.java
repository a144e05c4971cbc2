package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetCategoryType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetExtensionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ColorSchemeModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventSourceName;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitClass;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitDefinitionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LogLevel;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OperationNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsEnforcementType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsSourceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateReplicaStatusType;

/** Secrets, tags, looks, terms and other settings, by AWS's client. */
final class AwsSdkSettings {
    private AwsSdkSettings() {}

    static void run(CognitoIdentityProviderClient aws) {
        String poolId = aws.createUserPool(pool -> pool.poolName("settings")
                        .userPoolAddOns(addOns -> addOns.advancedSecurityMode(AdvancedSecurityModeType.AUDIT)))
                .userPool()
                .id();
        String clientId = aws.createUserPoolClient(
                        client -> client.userPoolId(poolId).clientName("web").generateSecret(true))
                .userPoolClient()
                .clientId();
        aws.createUserPoolDomain(domain -> domain.userPoolId(poolId).domain("settings"));
        secrets(aws, poolId, clientId);
        tags(aws, poolId);
        looks(aws, poolId, clientId);
        terms(aws, poolId, clientId);
        kept(aws, poolId);
        events(aws, poolId);
        refused(aws, poolId);
    }

    private static void secrets(CognitoIdentityProviderClient aws, String poolId, String clientId) {
        String added = aws.addUserPoolClientSecret(
                        secret -> secret.userPoolId(poolId).clientId(clientId))
                .clientSecretDescriptor()
                .clientSecretId();
        assertThat(aws.listUserPoolClientSecrets(list -> list.userPoolId(poolId).clientId(clientId))
                        .clientSecrets())
                .hasSize(2);
        aws.deleteUserPoolClientSecret(
                secret -> secret.userPoolId(poolId).clientId(clientId).clientSecretId(added));
        assertThat(aws.getSigningCertificate(pool -> pool.userPoolId(poolId)).certificate())
                .startsWith("MII");
    }

    private static void tags(CognitoIdentityProviderClient aws, String poolId) {
        String arn =
                aws.describeUserPool(pool -> pool.userPoolId(poolId)).userPool().arn();
        aws.tagResource(tag -> tag.resourceArn(arn).tags(Map.of("a", "1", "b", "2")));
        aws.untagResource(tag -> tag.resourceArn(arn).tagKeys("a"));
        assertThat(aws.listTagsForResource(list -> list.resourceArn(arn)).tags())
                .isEqualTo(Map.of("b", "2"));
    }

    private static void looks(CognitoIdentityProviderClient aws, String poolId, String clientId) {
        aws.setUICustomization(look -> look.userPoolId(poolId).css(".logo-customizable {color: red}"));
        assertThat(aws.getUICustomization(look -> look.userPoolId(poolId).clientId(clientId))
                        .uiCustomization()
                        .css())
                .contains("red");
        String id = aws.createManagedLoginBranding(style -> style.userPoolId(poolId)
                        .clientId(clientId)
                        .settings(
                                Document.mapBuilder().putString("color", "red").build()))
                .managedLoginBranding()
                .managedLoginBrandingId();
        aws.updateManagedLoginBranding(style -> style.userPoolId(poolId)
                .managedLoginBrandingId(id)
                .assets(AssetType.builder()
                        .category(AssetCategoryType.FORM_LOGO)
                        .colorMode(ColorSchemeModeType.LIGHT)
                        .extension(AssetExtensionType.PNG)
                        .bytes(SdkBytes.fromUtf8String("a picture"))
                        .build()));
        ManagedLoginBrandingType style = aws.describeManagedLoginBranding(
                        one -> one.userPoolId(poolId).managedLoginBrandingId(id))
                .managedLoginBranding();
        assertThat(style.settings().asMap()).containsEntry("color", Document.fromString("red"));
        assertThat(style.assets().get(0).bytes().asUtf8String()).isEqualTo("a picture");
        assertThat(aws.describeManagedLoginBrandingByClient(
                                one -> one.userPoolId(poolId).clientId(clientId))
                        .managedLoginBranding())
                .isEqualTo(style);
        aws.deleteManagedLoginBranding(one -> one.userPoolId(poolId).managedLoginBrandingId(id));
    }

    private static void terms(CognitoIdentityProviderClient aws, String poolId, String clientId) {
        String id = aws.createTerms(terms -> terms.userPoolId(poolId)
                        .clientId(clientId)
                        .termsName("terms-of-use")
                        .termsSource(TermsSourceType.LINK)
                        .enforcement(TermsEnforcementType.NONE)
                        .links(Map.of("cognito:default", "https://example.com/use")))
                .terms()
                .termsId();
        aws.updateTerms(terms -> terms.userPoolId(poolId).termsId(id).termsName("privacy-policy"));
        assertThat(aws.describeTerms(terms -> terms.userPoolId(poolId).termsId(id))
                        .terms()
                        .termsName())
                .isEqualTo("privacy-policy");
        assertThat(aws.listTerms(list -> list.userPoolId(poolId)).terms()).hasSize(1);
        aws.deleteTerms(terms -> terms.userPoolId(poolId).termsId(id));
    }

    private static void kept(CognitoIdentityProviderClient aws, String poolId) {
        aws.setRiskConfiguration(risk -> risk.userPoolId(poolId)
                .riskExceptionConfiguration(exceptions -> exceptions.skippedIPRangeList("10.0.0.0/8")));
        assertThat(aws.describeRiskConfiguration(risk -> risk.userPoolId(poolId))
                        .riskConfiguration()
                        .riskExceptionConfiguration()
                        .skippedIPRangeList())
                .containsExactly("10.0.0.0/8");
        aws.setLogDeliveryConfiguration(logs -> logs.userPoolId(poolId)
                .logConfigurations(LogConfigurationType.builder()
                        .logLevel(LogLevel.ERROR)
                        .eventSource(EventSourceName.USER_NOTIFICATION)
                        .s3Configuration(place -> place.bucketArn("arn:aws:s3:::logs"))
                        .build()));
        assertThat(aws.getLogDeliveryConfiguration(logs -> logs.userPoolId(poolId))
                        .logDeliveryConfiguration()
                        .logConfigurations())
                .hasSize(1);
    }

    private static void events(CognitoIdentityProviderClient aws, String poolId) {
        String clientId = aws.createUserPoolClient(client -> client.userPoolId(poolId)
                        .clientName("open")
                        .explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH))
                .userPoolClient()
                .clientId();
        aws.signUp(user -> user.clientId(clientId).username("eve").password("Correct-Horse-7"));
        String id = aws.adminListUserAuthEvents(
                        events -> events.userPoolId(poolId).username("eve"))
                .authEvents()
                .get(0)
                .eventId();
        aws.adminUpdateAuthEventFeedback(
                event -> event.userPoolId(poolId).username("eve").eventId(id).feedbackValue(FeedbackValueType.INVALID));
        assertThatThrownBy(() -> aws.updateAuthEventFeedback(event -> event.userPoolId(poolId)
                        .username("eve")
                        .eventId(id)
                        .feedbackToken("token")
                        .feedbackValue(FeedbackValueType.INVALID)))
                .isInstanceOf(NotAuthorizedException.class);
    }

    private static void refused(CognitoIdentityProviderClient aws, String poolId) {
        assertThat(aws.listUserPoolReplicas(list -> list.userPoolId(poolId)).userPoolReplicas())
                .hasSize(1);
        assertThatThrownBy(() -> aws.createUserPoolReplica(
                        replica -> replica.userPoolId(poolId).regionName("us-east-1")))
                .isInstanceOf(OperationNotEnabledException.class);
        assertThatThrownBy(() -> aws.updateUserPoolReplica(replica ->
                        replica.userPoolId(poolId).regionName("us-east-1").status(UpdateReplicaStatusType.ACTIVE)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> aws.deleteUserPoolReplica(
                        replica -> replica.userPoolId(poolId).regionName("us-east-1")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> aws.getProvisionedLimit(limit -> limit.limitDefinition(AwsSdkSettings::category)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> aws.updateProvisionedLimit(
                        limit -> limit.limitDefinition(AwsSdkSettings::category).requestedLimitValue(10)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private static void category(LimitDefinitionType.Builder limit) {
        limit.limitClass(LimitClass.API_CATEGORY).attributes(Map.of("Category", "UserAuthentication"));
    }
}
