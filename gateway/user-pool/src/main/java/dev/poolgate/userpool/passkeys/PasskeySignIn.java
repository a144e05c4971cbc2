package dev.poolgate.userpool.passkeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.AuthenticatorTransport;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.io.IOException;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationMissingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnNotEnabledException;

/** Signing in by a passkey: what the browser is asked, and whether what it signed proves it. WebAuthn, section 7.2. */
public final class PasskeySignIn {
    /** Of most passkeys: those of telephones and password managers. */
    private static final Set<AuthenticatorTransport> TRANSPORTS =
            Set.of(AuthenticatorTransport.of("hybrid"), AuthenticatorTransport.of("internal"));

    private final UserPoolStorage storage;
    private final SecondFactors secondFactors;
    private final RelyingParties relyingParties;
    private final Vault vault;

    public PasskeySignIn(UserPoolStorage storage, SecondFactors secondFactors, Vault vault) {
        this.storage = storage;
        this.secondFactors = secondFactors;
        this.relyingParties = new RelyingParties(storage);
        this.vault = vault;
    }

    /** Whether the pool knows which site its passkeys are for. */
    public boolean configured(Pool pool) {
        try {
            return !relyingParties.id(pool).isEmpty();
        } catch (WebAuthnConfigurationMissingException | WebAuthnNotEnabledException no) {
            return false;
        }
    }

    /**
     * Asks for one of the user's passkeys; where there is no user, for one that nobody has, always the same.
     *
     * @param subject names the stand-in
     */
    public Question ask(Pool pool, Optional<User> user, String subject) {
        AssertionRequest request = user.map(found -> request(pool, found)).orElseGet(() -> standIn(pool, subject));
        try {
            Map<String, Object> options = JSONObjectUtils.parse(request.toCredentialsGetJson());
            return new Question(
                    JSONObjectUtils.toJSONString(
                            Objects.requireNonNull(JSONObjectUtils.getJSONObject(options, "publicKey"))),
                    request.toJson());
        } catch (JsonProcessingException | ParseException e) {
            throw new IllegalStateException("cannot write options for a passkey", e);
        }
    }

    /**
     * Whether the user was verified, by a PIN or a finger, where a passkey of the user signed what was asked.
     *
     * @param kept of the question
     * @param credential {@code AuthenticationResponseJSON}
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException where it proves
     *     nothing
     */
    public boolean requireProof(Pool pool, User user, String kept, String credential) {
        AssertionResult result = judge(pool, request(kept), parse(credential));
        if (!result.isSuccess() || !result.getUsername().equals(user.sub())) {
            throw Refusals.wrongCredentials();
        }
        String used = result.getCredential().getCredentialId().getBase64Url();
        if (!storage.passkeys().used(pool.id(), used, result.getSignatureCount())) {
            throw Refusals.wrongCredentials();
        }
        return result.isUserVerified();
    }

    private AssertionRequest request(Pool pool, User user) {
        return relyingParties
                .of(pool)
                .startAssertion(options()
                        .username(user.sub())
                        .userVerification(
                                secondFactors.passkeySuffices(pool, user)
                                        ? UserVerificationRequirement.REQUIRED
                                        : relyingParties.userVerification(pool))
                        .build());
    }

    private AssertionRequest standIn(Pool pool, String subject) {
        AssertionRequest any = relyingParties
                .of(pool)
                .startAssertion(options()
                        .userVerification(relyingParties.userVerification(pool))
                        .build());
        byte[] id = HexFormat.of().parseHex(vault.mark("passkey of nobody " + pool.id() + "/" + subject));
        PublicKeyCredentialDescriptor invented = PublicKeyCredentialDescriptor.builder()
                .id(new ByteArray(id))
                .transports(TRANSPORTS)
                .build();
        return any.toBuilder()
                .publicKeyCredentialRequestOptions(any.getPublicKeyCredentialRequestOptions().toBuilder()
                        .allowCredentials(List.of(invented))
                        .build())
                .build();
    }

    private static StartAssertionOptions.StartAssertionOptionsBuilder options() {
        return StartAssertionOptions.builder().timeout(Passkeys.PATIENCE.toMillis());
    }

    private AssertionResult judge(
            Pool pool,
            AssertionRequest request,
            PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> credential) {
        String origin = credential.getResponse().getClientData().getOrigin();
        if (!RelyingParties.allows(relyingParties.id(pool), origin)) {
            throw Refusals.wrongCredentials();
        }
        try {
            return relyingParties
                    .of(pool, Set.of(origin))
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(request)
                            .response(credential)
                            .build());
        } catch (DataAccessException e) {
            throw e;
        } catch (AssertionFailedException | RuntimeException e) {
            // the library trips over some broken answers, instead of refusing them
            throw Refusals.wrongCredentials();
        }
    }

    private static PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> parse(
            String json) {
        try {
            return PublicKeyCredential.parseAssertionResponseJson(json);
        } catch (IOException | IllegalArgumentException e) {
            throw Refusals.wrongCredentials();
        }
    }

    private static AssertionRequest request(String kept) {
        try {
            return AssertionRequest.fromJson(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored options of a passkey are not json", e);
        }
    }

    /**
     * What a browser is asked.
     *
     * @param options {@code PublicKeyCredentialRequestOptionsJSON}
     * @param kept what judges the answer
     */
    public record Question(String options, String kept) {
        @Override
        public String toString() {
            return "Question[redacted]";
        }
    }
}
