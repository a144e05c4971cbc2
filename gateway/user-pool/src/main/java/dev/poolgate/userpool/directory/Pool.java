package dev.poolgate.userpool.directory;

import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignInPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** A user pool, by its settings as AWS describes them, with every default filled in. */
public record Pool(UserPoolType settings) {

    public String id() {
        return settings.id();
    }

    /** The part of the id after the underscore: the pool's name in the SRP arithmetic. */
    public String srpName() {
        return id().substring(id().indexOf('_') + 1);
    }

    /** The part of the id before the underscore. */
    public String region() {
        return id().substring(0, id().indexOf('_'));
    }

    /** Whether sign-ins are bound to devices: any configuration of them says so, even an empty one. */
    public boolean tracksDevices() {
        return settings.deviceConfiguration() != null;
    }

    /** Whether the proof of a remembered device stands for a second factor. */
    public boolean remembersDevices() {
        return tracksDevices()
                && Boolean.TRUE.equals(settings.deviceConfiguration().challengeRequiredOnNewDevice());
    }

    /** AWS's default, when the caller says nothing, is to tell cases apart. */
    public boolean caseSensitive() {
        return settings.usernameConfiguration() == null
                || !Boolean.FALSE.equals(settings.usernameConfiguration().caseSensitive());
    }

    /** Whether users are named by their email or phone number, and the pool makes the username itself. */
    public boolean namesUsersByAttribute() {
        return !settings.usernameAttributesAsStrings().isEmpty();
    }

    /** Attributes whose value signs a user in beside the username. */
    public List<String> signInAttributes() {
        return namesUsersByAttribute() ? settings.usernameAttributesAsStrings() : settings.aliasAttributesAsStrings();
    }

    /** The attributes to which the pool sends a code when a user signs up. */
    public List<String> autoVerified() {
        return settings.autoVerifiedAttributesAsStrings();
    }

    /** Whether a new value of the attribute waits for its proof, and the old one stays as long. */
    public boolean verifiesBeforeUpdate(String attribute) {
        return settings.userAttributeUpdateSettings() != null
                && autoVerified().contains(attribute)
                && settings.userAttributeUpdateSettings()
                        .attributesRequireVerificationBeforeUpdateAsStrings()
                        .contains(attribute);
    }

    public PasswordPolicyType passwordPolicy() {
        return settings.policies().passwordPolicy();
    }

    /** What a choice-based sign-in may begin with. */
    public List<AuthFactorType> firstFactors() {
        SignInPolicyType policy = settings.policies().signInPolicy();
        return policy == null || policy.allowedFirstAuthFactors().isEmpty()
                ? List.of(AuthFactorType.PASSWORD)
                : policy.allowedFirstAuthFactors();
    }

    /** Whether risky sign-ins are recorded: the pool's threat protection audits, or does more. */
    public boolean recordsRisks() {
        return settings.userPoolAddOns() != null
                && settings.userPoolAddOns().advancedSecurityMode() != AdvancedSecurityModeType.OFF;
    }

    /** Whether only administrators make users. */
    public boolean closedToSignUp() {
        return settings.adminCreateUserConfig() != null
                && Boolean.TRUE.equals(settings.adminCreateUserConfig().allowAdminCreateUserOnly());
    }

    /** A username as the pool compares it. */
    public String fold(String name) {
        return caseSensitive() ? name : Folding.fold(name);
    }
}
