package dev.poolgate.userpool.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.CodeTable;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import dev.poolgate.userpool.triggers.Triggers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** Confirmations that meet a change of the user: between a code that was right and what it proves, others may write. */
final class ConfirmationsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final UserPoolStorage storage = UserPoolStorage.open(
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""));
    private final Pool pool = new Pool(UserPoolType.builder()
            .id("eu-west-1_race00001")
            .name("race")
            .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
            .verificationMessageTemplate(template -> template.emailMessage("{####}"))
            .creationDate(NOW)
            .lastModifiedDate(NOW)
            .build());
    private final Client client = new Client(UserPoolClientType.builder()
            .userPoolId(pool.id())
            .clientId("client")
            .creationDate(NOW)
            .lastModifiedDate(NOW)
            .build());
    private final List<Message> messages = new ArrayList<>();
    private final SignUpCodes codes = new SignUpCodes(
            storage,
            new Vault(new SecretKeySpec(new byte[32], "AES"), new SecureRandom()),
            new Identifiers(new SecureRandom()),
            messages::add,
            new CustomMessages(Triggers.none()),
            Clock.systemUTC());
    private final Confirmations confirmations = new Confirmations(
            storage, new Users(storage), codes, new SignUpTriggers(Triggers.none()), Clock.systemUTC());
    private final User user = new User(
            pool.id(),
            UUID.randomUUID().toString(),
            "mallory",
            UserStatusType.UNCONFIRMED,
            true,
            NOW,
            NOW,
            Map.of("email", "mallory@example.com"));

    @BeforeEach
    void make() {
        storage.pools().insert(pool);
        storage.users().insert(user, user.username());
    }

    @Test
    void a_sign_in_by_code_proves_no_address_that_came_meanwhile() {
        storage.users().setAttribute(user, "email", "victim@example.com");

        assertThatThrownBy(() -> confirmations.bySignIn(pool, client, user, "email", "mallory@example.com", Map.of()))
                .isInstanceOf(ExpiredCodeException.class);

        assertThat(now().hasProved("email")).isFalse();
        assertThat(now().status()).isEqualTo(UserStatusType.UNCONFIRMED);
    }

    @Test
    void a_confirmation_by_code_proves_no_address_that_came_meanwhile() {
        CodeTable.Row sent = sent();
        storage.users().setAttribute(user, "email", "victim@example.com");

        assertThatThrownBy(() -> confirmations.byCode(pool, client, user, sent, false, Map.of()))
                .isInstanceOf(ExpiredCodeException.class);

        assertThat(now().hasProved("email")).isFalse();
    }

    @Test
    void who_was_confirmed_meanwhile_is_not_confirmed_again() {
        CodeTable.Row sent = sent();
        storage.users().changeStatus(user, UserStatusType.RESET_REQUIRED, NOW);

        assertThatThrownBy(() -> confirmations.byCode(pool, client, user, sent, false, Map.of()))
                .isInstanceOf(NotAuthorizedException.class);

        assertThat(now().status()).isEqualTo(UserStatusType.RESET_REQUIRED);
    }

    @Test
    void who_was_deleted_meanwhile_is_not_confirmed() {
        CodeTable.Row sent = sent();
        storage.users().delete(user);

        assertThatThrownBy(() -> confirmations.byCode(pool, client, user, sent, false, Map.of()))
                .isInstanceOf(ExpiredCodeException.class);
        assertThatThrownBy(() -> confirmations.bySignIn(pool, client, user, "email", "mallory@example.com", Map.of()))
                .isInstanceOf(ExpiredCodeException.class);
    }

    private CodeTable.Row sent() {
        codes.send(pool, user, new MessageCause(MessageCause.Source.SIGN_UP, Optional.of(client), Map.of()));
        return codes.proven(user, messages.get(0).text().replaceAll("\\D", ""));
    }

    private User now() {
        return storage.users().bySub(pool.id(), user.sub()).orElseThrow();
    }
}
