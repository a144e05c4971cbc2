package dev.poolgate.userpool.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.PasskeyTable;
import dev.poolgate.userpool.storage.SessionTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import dev.poolgate.userpool.tokens.Hashes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;

/**
 * The passkeys of users: registered, listed, deleted. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html#amazon-cognito-user-pools-authentication-flow-methods-passkey">passkey
 * sign-in</a> and WebAuthn level 2, section 7.1.
 */
public final class Passkeys {
    /** No user has more. */
    static final int MOST = 20;

    private static final String REGISTRATION = "WEB_AUTHN_REGISTRATION";
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final UserPoolStorage storage;
    private final Vault vault;
    private final RelyingParties relyingParties;
    private final Clock clock;

    public Passkeys(UserPoolStorage storage, Vault vault, Clock clock) {
        this.storage = storage;
        this.vault = vault;
        this.relyingParties = new RelyingParties(storage);
        this.clock = clock;
    }

    /**
     * Begins a registration.
     *
     * @return {@code PublicKeyCredentialCreationOptionsJSON}, under {@code publicKey}
     */
    public String start(Pool pool, Client client, User user) {
        requireRoom(user);
        PublicKeyCredentialCreationOptions options = wanted(pool, user);
        open(pool, client, user, options);
        try {
            return options.toCredentialsCreateJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write options for a passkey", e);
        }
    }

    /**
     * Ends a registration.
     *
     * @param credential {@code RegistrationResponseJSON}
     */
    public void complete(Pool pool, Client client, User user, String credential) {
        RegistrationAnswer answer = RegistrationAnswer.parse(credential);
        SessionTable.Row challenge = storage.sessions()
                .find(name(answer.challenge()))
                .filter(row -> row.challenge().equals(REGISTRATION))
                .filter(row -> row.poolId().equals(pool.id()) && row.sub().equals(user.sub()))
                .filter(row -> clock.instant().isBefore(row.expires()))
                .orElseThrow(PasskeyRefusals::challengeNotFound);
        if (!challenge.clientId().equals(client.id())) {
            throw PasskeyRefusals.clientMismatch();
        }
        if (!storage.sessions().consume(challenge.hash())) {
            throw PasskeyRefusals.challengeNotFound();
        }
        String relyingPartyId = relyingParties.id(pool);
        RegistrationResult result = answer.verify(relyingPartyId, relyingParties, pool, options(challenge));
        store(answer.row(user, relyingPartyId, result, clock.instant()), user);
    }

    public List<PasskeyTable.Row> list(User user, String after, int limit) {
        return storage.passkeys().list(user.poolId(), user.sub(), after, limit);
    }

    /** @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException where none is */
    public void delete(User user, String credentialId) {
        if (!storage.passkeys().delete(user.poolId(), user.sub(), credentialId)) {
            throw Refusals.resourceNotFound("The credential does not exist.");
        }
    }

    private PublicKeyCredentialCreationOptions wanted(Pool pool, User user) {
        RelyingParty site = relyingParties.of(pool);
        StartRegistrationOptions options = StartRegistrationOptions.builder()
                .user(UserIdentity.builder()
                        .name(user.username())
                        .displayName(user.attribute("name").orElse(user.username()))
                        .id(StoredCredentials.handle(user.sub()))
                        .build())
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(relyingParties.userVerification(pool))
                        .build())
                .timeout(PATIENCE.toMillis())
                .build();
        return site.startRegistration(options).toBuilder()
                .excludeCredentials(site.getCredentialRepository().getCredentialIdsForUsername(user.sub()))
                .build();
    }

    private void open(Pool pool, Client client, User user, PublicKeyCredentialCreationOptions options) {
        String hash = name(options.getChallenge().getBase64Url());
        Instant expires = clock.instant().plus(PATIENCE);
        try {
            byte[] kept = options.toJson().getBytes(UTF_8);
            storage.sessions()
                    .insert(new SessionTable.Row(
                            hash,
                            pool.id(),
                            client.id(),
                            user.sub(),
                            REGISTRATION,
                            vault.seal(context(hash), kept),
                            expires));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot keep options for a passkey", e);
        }
    }

    private PublicKeyCredentialCreationOptions options(SessionTable.Row challenge) {
        try {
            return PublicKeyCredentialCreationOptions.fromJson(
                    new String(vault.open(context(challenge.hash()), challenge.sealedState()), UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored options of a passkey are not json", e);
        }
    }

    /** Under the user's lock: two registrations at once do not pass the limit together. */
    private void store(PasskeyTable.Row passkey, User user) {
        try {
            storage.atomically(() -> {
                storage.users().lock(user.poolId(), user.sub());
                requireRoom(user);
                storage.passkeys().insert(passkey);
            });
        } catch (DuplicateKeyException registered) {
            throw RegistrationAnswer.invalid();
        }
    }

    private void requireRoom(User user) {
        if (storage.passkeys().list(user.poolId(), user.sub(), "", MOST).size() >= MOST) {
            throw PasskeyRefusals.tooMany();
        }
    }

    private static String name(String challenge) {
        return Hashes.sha256("passkey " + challenge);
    }

    private static String context(String hash) {
        return "passkey challenge " + hash;
    }
}
