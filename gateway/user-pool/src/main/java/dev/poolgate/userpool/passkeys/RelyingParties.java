package dev.poolgate.userpool.passkeys;

import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserVerificationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationType;

/** Which site the passkeys of a pool are for, and what it asks of them. */
final class RelyingParties {
    private static final String LOCALHOST = "localhost";

    private final UserPoolStorage storage;

    RelyingParties(UserPoolStorage storage) {
        this.storage = storage;
    }

    /**
     * The id: as configured, else the pool's own domain. A prefix domain is none: nobody has the site behind it.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnNotEnabledException where the pool
     *     does not let passkeys sign in
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationMissingException where
     *     neither is there
     */
    String id(Pool pool) {
        if (!pool.settings().policies().signInPolicy().allowedFirstAuthFactors().contains(AuthFactorType.WEB_AUTHN)) {
            throw PasskeyRefusals.notEnabled();
        }
        return configuration(pool)
                .map(WebAuthnConfigurationType::relyingPartyId)
                .or(() -> customDomain(pool))
                .orElseThrow(PasskeyRefusals::configurationMissing);
    }

    /** Whether the user has to be verified, by a PIN or a finger. */
    UserVerificationRequirement userVerification(Pool pool) {
        boolean required = configuration(pool)
                .filter(configuration -> configuration.userVerification() == UserVerificationType.REQUIRED)
                .isPresent();
        return required ? UserVerificationRequirement.REQUIRED : UserVerificationRequirement.PREFERRED;
    }

    /** What starts ceremonies. */
    RelyingParty of(Pool pool) {
        return of(pool, Set.of());
    }

    /** What judges an answer from an origin that {@link #allows} it. */
    RelyingParty of(Pool pool, Set<String> origins) {
        String id = id(pool);
        return RelyingParty.builder()
                .identity(RelyingPartyIdentity.builder().id(id).name(id).build())
                .credentialRepository(new StoredCredentials(storage.passkeys(), pool.id()))
                .origins(origins)
                .preferredPubkeyParams(
                        List.of(PublicKeyCredentialParameters.ES256, PublicKeyCredentialParameters.RS256))
                .attestationConveyancePreference(AttestationConveyancePreference.NONE)
                .allowUntrustedAttestation(true)
                .build();
    }

    /** Whether a page of the origin may use the passkeys: the site itself or below it, over TLS unless on this host. */
    static boolean allows(String id, String origin) {
        try {
            URI uri = URI.create(origin);
            String host = Optional.ofNullable(uri.getHost()).orElse("");
            boolean safe =
                    "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && host.equals(LOCALHOST));
            return safe && (host.equals(id) || host.endsWith("." + id));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<WebAuthnConfigurationType> configuration(Pool pool) {
        return Optional.ofNullable(storage.poolMfa().of(pool).factors().webAuthnConfiguration());
    }

    private Optional<String> customDomain(Pool pool) {
        return storage.domains().ofPool(pool.id()).stream()
                .filter(domain -> domain.customDomainConfig() != null)
                .map(DomainDescriptionType::domain)
                .findFirst();
    }
}
