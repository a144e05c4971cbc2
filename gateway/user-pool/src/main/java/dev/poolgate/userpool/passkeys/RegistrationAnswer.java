package dev.poolgate.userpool.passkeys;

import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AttestedCredentialData;
import com.yubico.webauthn.data.AuthenticatorAttachment;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorData;
import com.yubico.webauthn.data.AuthenticatorTransport;
import com.yubico.webauthn.data.COSEAlgorithmIdentifier;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.exception.RegistrationFailedException;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.PasskeyTable;
import dev.poolgate.userpool.tokens.Hashes;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.dao.DataAccessException;

/** What a browser answers to a registration. Parsed only, until it is verified. */
final class RegistrationAnswer {
    private static final Set<COSEAlgorithmIdentifier> ALGORITHMS =
            Set.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);

    private final PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> credential;

    private RegistrationAnswer(
            PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> credential) {
        this.credential = credential;
    }

    /** @param json {@code RegistrationResponseJSON} */
    static RegistrationAnswer parse(String json) {
        try {
            return new RegistrationAnswer(PublicKeyCredential.parseRegistrationResponseJson(json));
        } catch (IOException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    String challenge() {
        return credential.getResponse().getClientData().getChallenge().getBase64Url();
    }

    /** Names what is wrong as AWS does, where AWS has a name; the library judges all of it. */
    RegistrationResult verify(
            String relyingPartyId,
            RelyingParties relyingParties,
            Pool pool,
            PublicKeyCredentialCreationOptions options) {
        String origin = credential.getResponse().getClientData().getOrigin();
        if (!RelyingParties.allows(relyingPartyId, origin)) {
            throw PasskeyRefusals.originNotAllowed();
        }
        AuthenticatorData data = credential.getResponse().getParsedAuthenticatorData();
        if (!data.getRpIdHash().getHex().equals(Hashes.sha256(relyingPartyId))) {
            throw PasskeyRefusals.relyingPartyMismatch();
        }
        if (!supported(data)) {
            throw PasskeyRefusals.notSupported();
        }
        return judge(relyingParties.of(pool, Set.of(origin)), options);
    }

    private static boolean supported(AuthenticatorData data) {
        return data.getAttestedCredentialData()
                .map(AttestedCredentialData::getCredentialPublicKey)
                .flatMap(COSEAlgorithmIdentifier::fromPublicKey)
                .filter(ALGORITHMS::contains)
                .isPresent();
    }

    private RegistrationResult judge(RelyingParty site, PublicKeyCredentialCreationOptions options) {
        try {
            return site.finishRegistration(FinishRegistrationOptions.builder()
                    .request(options)
                    .response(credential)
                    .build());
        } catch (DataAccessException e) {
            throw e;
        } catch (RegistrationFailedException | RuntimeException e) {
            // the library trips over some broken keys and attestations, instead of refusing them
            throw invalid();
        }
    }

    /** What is kept of it. */
    @SuppressWarnings("deprecation") // what says where the authenticator is, is there to stay in AWS's model
    PasskeyTable.Row row(User user, String relyingPartyId, RegistrationResult result, Instant now) {
        return new PasskeyTable.Row(
                user.poolId(),
                result.getKeyId().getId().getBase64Url(),
                user.sub(),
                "Passkey of " + LocalDate.ofInstant(now, ZoneOffset.UTC),
                relyingPartyId,
                result.getAuthenticatorAttachment().map(AuthenticatorAttachment::getValue),
                credential.getResponse().getTransports().stream()
                        .map(AuthenticatorTransport::getId)
                        .toList(),
                result.getPublicKeyCose().getBase64Url(),
                result.getSignatureCount(),
                now);
    }

    static RuntimeException invalid() {
        return Refusals.invalidParameter("The credential is not valid.");
    }
}
