package dev.poolgate.userpool.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.MfaPreference;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.directory.UserFilter;
import dev.poolgate.userpool.passwords.ForeignHash;
import dev.poolgate.userpool.storage.RevocationTable.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** What the storage promises, whatever the database. Each test has an empty schema. */
abstract class StorageContract {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final String POOL = "eu-west-1_aaaaaaaaa";

    private UserPoolStorage storage;

    abstract DataSource empty();

    @BeforeEach
    void open() {
        storage = UserPoolStorage.open(empty());
        storage.pools().insert(pool(POOL));
    }

    @Test
    void a_pool_is_found_as_it_was_stored() {
        assertThat(storage.pools().find(POOL)).contains(pool(POOL));
        assertThat(storage.pools().find("eu-west-1_none")).isEmpty();
    }

    @Test
    void pools_are_listed_page_by_page_in_the_order_of_their_ids() {
        storage.pools().insert(pool("eu-west-1_ccccccccc"));
        storage.pools().insert(pool("eu-west-1_bbbbbbbbb"));

        List<Pool> first = storage.pools().list("", 2);
        List<Pool> second = storage.pools().list(first.get(1).id(), 2);

        assertThat(first).extracting(Pool::id).containsExactly(POOL, "eu-west-1_bbbbbbbbb");
        assertThat(second).extracting(Pool::id).containsExactly("eu-west-1_ccccccccc");
    }

    @Test
    void a_client_secret_is_stored_only_as_it_was_sealed() {
        UserPoolClientType settings = UserPoolClientType.builder()
                .userPoolId(POOL)
                .clientId("c1")
                .clientName("web")
                .clientSecret("in the clear")
                .creationDate(NOW)
                .lastModifiedDate(NOW)
                .build();
        storage.clients().insert(new Client(settings));
        ClientTable.Secret first = new ClientTable.Secret("c1--1", new Sealed("c2VhbGVk"), NOW);
        ClientTable.Secret second = new ClientTable.Secret("c1--2", new Sealed("YWdhaW4="), NOW.plusMillis(1));
        storage.clients().insertSecret("c1", second);
        storage.clients().insertSecret("c1", first);

        ClientTable.Row row = storage.clients().find("c1").orElseThrow();

        assertThat(row.settings())
                .isEqualTo(settings.toBuilder().clientSecret(null).build());
        assertThat(row.secrets()).containsExactly(first, second);
        storage.clients().deleteSecret("c1--1");
        assertThat(storage.clients().find("c1").orElseThrow().secrets()).containsExactly(second);
        assertThat(storage.clients().list(POOL, "", 10)).hasSize(1);
        assertThat(storage.clients().delete("eu-west-1_other", "c1")).isFalse();
        assertThat(storage.clients().delete(POOL, "c1")).isTrue();
    }

    @Test
    void a_setting_is_replaced_and_goes_with_its_client() {
        UserPoolClientType client = UserPoolClientType.builder()
                .userPoolId(POOL)
                .clientId("c2")
                .clientName("web")
                .creationDate(NOW)
                .lastModifiedDate(NOW)
                .build();
        storage.clients().insert(new Client(client));
        TermsType terms =
                TermsType.builder().termsId("t1").termsName("terms-of-use").build();
        TermsType changed = terms.toBuilder().termsName("privacy-policy").build();
        storage.settings().put(POOL, SettingTable.Kind.TERMS, "t1", Optional.of("c2"), terms);
        storage.settings().put(POOL, SettingTable.Kind.TERMS, "t1", Optional.of("c2"), terms);
        assertThat(storage.settings().replace(POOL, SettingTable.Kind.TERMS, "t1", changed))
                .isTrue();

        assertThat(storage.settings().idOf(POOL, SettingTable.Kind.TERMS, "c2")).contains("t1");
        assertThat(storage.settings().list(POOL, SettingTable.Kind.TERMS, "", 5, TermsType::builder))
                .containsExactly(changed);
        assertThat(storage.settings().list(POOL, SettingTable.Kind.TERMS, "t1", 5, TermsType::builder))
                .isEmpty();
        storage.clients().delete(POOL, "c2");
        assertThat(storage.settings().find(POOL, SettingTable.Kind.TERMS, "t1", TermsType.builder()))
                .isEmpty();
    }

    @Test
    void an_import_is_leased_once_advances_line_by_line_and_forgets_its_file() {
        UserImportJobType made = UserImportJobType.builder()
                .userPoolId(POOL)
                .jobId("import-1")
                .status(UserImportJobStatusType.CREATED)
                .creationDate(NOW)
                .build();
        storage.importJobs().insert(made, Optional.of("BCRYPT"));
        ImportJobTable.Row row = storage.importJobs().find(POOL, "import-1").orElseThrow();
        Sealed part = new Sealed("c2VhbGVk");
        storage.importJobs().addPart(row, "u1", 0, part);
        storage.importJobs().addPart(row, "u2", 0, part);

        assertThat(storage.importJobs().uploaded(row, "u2", "Created")).isTrue();
        assertThat(storage.importJobs().part(row, "u1", 0)).isEmpty();
        assertThat(storage.importJobs().part(row, "u2", 0)).contains(part);
        assertThat(storage.importJobs().lease(row, row.leaseUntil(), NOW)).isTrue();
        assertThat(storage.importJobs().lease(row, row.leaseUntil(), NOW)).isFalse();
        assertThat(storage.importJobs().advance(row, 1, 1, 0, 0)).isTrue();
        assertThat(storage.importJobs().advance(row, 1, 1, 0, 0)).isFalse();
        UserImportJobType started =
                made.toBuilder().status(UserImportJobStatusType.PENDING).build();
        assertThat(storage.importJobs().change(started, "Created")).isTrue();
        assertThat(storage.importJobs().change(started, "Created")).isFalse();
        assertThat(storage.importJobs().uploaded(row, "u3", "Created")).isFalse();
        storage.importJobs().discard(row, Optional.empty());
        assertThat(storage.importJobs().part(row, "u2", 0)).isEmpty();
        ImportJobTable.Row now = storage.importJobs().in(List.of("Pending")).get(0);
        assertThat(now.line()).isEqualTo(1);
        assertThat(now.job().importedUsers()).isEqualTo(1);
        assertThat(storage.importJobs().count(POOL)).isEqualTo(1);
    }

    @Test
    void events_are_listed_newest_first_counted_per_user_and_forgotten_by_age() {
        User user = user("s8", "Evelyn", Map.of());
        storage.users().insert(user, "evelyn");
        for (int i = 0; i <= 200; i++) {
            storage.authEvents().insert(user, event("e" + i, NOW.plusMillis(i)));
        }

        List<AuthEventType> page = storage.authEvents().list(user, "", 2);
        assertThat(page).extracting(AuthEventType::eventId).containsExactly("e200", "e199");
        assertThat(storage.authEvents().list(user, AuthEventTable.position(page.get(1)), 1000))
                .hasSize(198)
                .last()
                .extracting(AuthEventType::eventId)
                .isEqualTo("e1");
        assertThat(storage.authEvents().purge(NOW.plusMillis(200))).isEqualTo(199);
        assertThat(storage.authEvents().list(user, "", 1000)).containsExactly(event("e200", NOW.plusMillis(200)));
    }

    private static AuthEventType event(String id, Instant created) {
        return AuthEventType.builder().eventId(id).creationDate(created).build();
    }

    @Test
    void a_linked_identity_is_one_users_and_goes_with_the_user() {
        User user = user("s9", "Linda", Map.of());
        storage.users().insert(user, "linda");
        LinkedIdentityTable.Row link = new LinkedIdentityTable.Row(POOL, "corp", "NameID", "carlos", "s9", NOW);
        storage.linkedIdentities().insert(link);

        assertThatThrownBy(() -> storage.linkedIdentities().insert(link)).isInstanceOf(DuplicateKeyException.class);
        assertThat(storage.linkedIdentities().find(POOL, "corp", "carlos")).containsExactly(link);
        assertThat(storage.linkedIdentities().ofUser(POOL, "s9")).containsExactly(link);
        storage.passwords()
                .setImported(
                        POOL,
                        "s9",
                        ForeignHash.parse("BCRYPT", "$2b$05$" + "a".repeat(53)).orElseThrow());
        assertThat(storage.passwords().imported(POOL, "s9")).isPresent();
        storage.users().delete(user);
        assertThat(storage.linkedIdentities().find(POOL, "corp", "carlos")).isEmpty();
        assertThat(storage.passwords().imported(POOL, "s9")).isEmpty();
    }

    @Test
    void a_user_is_found_by_username_and_by_sub_with_all_attributes() {
        User user = user("s1", "Alice", Map.of("email", "Alice@example.com", "custom:tier", "gold"));
        storage.users().insert(user, "alice");

        assertThat(storage.users().byUsername(POOL, "alice")).contains(user);
        assertThat(storage.users().byUsername(POOL, "Alice")).isEmpty();
        assertThat(storage.users().bySub(POOL, "s1")).contains(user);
        assertThat(storage.users().bySub("eu-west-1_other", "s1")).isEmpty();
        assertThat(storage.users().count(POOL)).isEqualTo(1);
    }

    @Test
    void a_username_is_taken_once_and_a_failed_change_leaves_nothing_behind() {
        storage.users().insert(user("s1", "alice", Map.of()), "alice");

        assertThatThrownBy(() -> storage.atomically(() -> {
                    storage.users().insert(user("s2", "bob", Map.of()), "bob");
                    storage.users().insert(user("s3", "alice", Map.of()), "alice");
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(storage.users().bySub(POOL, "s2")).isEmpty();
    }

    @Test
    void status_enabled_and_attributes_change() {
        User user = user("s1", "alice", Map.of("email", "a@example.com"));
        storage.users().insert(user, "alice");

        storage.users().changeStatus(user, UserStatusType.CONFIRMED, NOW.plusSeconds(1));
        storage.users().changeEnabled(user, false, NOW.plusSeconds(2));
        storage.users().setAttribute(user, "email", "b@example.com");
        storage.users().setAttribute(user, "email_verified", "true");

        User changed = storage.users().bySub(POOL, "s1").orElseThrow();
        assertThat(changed.status()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(changed.enabled()).isFalse();
        assertThat(changed.modified()).isEqualTo(NOW.plusSeconds(2));
        assertThat(changed.attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of("email", "b@example.com", "email_verified", "true"));
    }

    @Test
    void a_password_replaces_the_one_before_and_a_rehash_only_the_one_it_read() {
        storage.users().insert(user("s1", "alice", Map.of()), "alice");
        PasswordTable.Row first = new PasswordTable.Row("hash-1", "00ff", new Sealed("djE="), NOW);
        PasswordTable.Row second = new PasswordTable.Row("hash-2", "11ee", new Sealed("djI="), NOW.plusSeconds(1));
        storage.passwords().set(POOL, "s1", first, 0);
        storage.passwords().set(POOL, "s1", second, 0);

        assertThat(storage.passwords().find(POOL, "s1")).contains(second);
        assertThat(storage.passwords().rehash(POOL, "s1", "hash-1", "hash-3")).isFalse();
        assertThat(storage.passwords().rehash(POOL, "s1", "hash-2", "hash-3")).isTrue();
        assertThat(storage.passwords().find(POOL, "s1").orElseThrow().hash()).isEqualTo("hash-3");
    }

    @Test
    void an_alias_has_one_holder() {
        storage.users().insert(user("s1", "alice", Map.of()), "alice");
        storage.users().insert(user("s2", "bob", Map.of()), "bob");
        storage.aliases().insert(POOL, "s1", "email", "a@example.com");

        assertThatThrownBy(() -> storage.aliases().insert(POOL, "s2", "email", "a@example.com"))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(storage.aliases().holder(POOL, List.of("email", "phone_number"), "a@example.com"))
                .contains("s1");
        assertThat(storage.aliases().holder(POOL, List.of(), "a@example.com")).isEmpty();
        storage.aliases().delete(POOL, "email", "a@example.com");
        assertThat(storage.aliases().holder(POOL, List.of("email"), "a@example.com"))
                .isEmpty();
    }

    @Test
    void groups_keep_what_they_were_made_with_and_have_members() {
        GroupType admins = group("admins").toBuilder()
                .precedence(0)
                .roleArn("arn:aws:iam::000000000000:role/a")
                .build();
        storage.groups().insert(admins);
        storage.groups().insert(group("readers"));
        storage.users().insert(user("s1", "alice", Map.of()), "alice");
        storage.groups().addMember(POOL, "admins", "s1");

        assertThat(storage.groups().find(POOL, "admins")).contains(admins);
        assertThat(storage.groups().find(POOL, "readers")).contains(group("readers"));
        assertThat(storage.groups().list(POOL, "admins", 10)).containsExactly(group("readers"));
        assertThat(storage.groups().ofUser(POOL, "s1", "", 10)).containsExactly(admins);
        assertThat(storage.groups().removeMember(POOL, "admins", "s1")).isTrue();
        assertThat(storage.groups().removeMember(POOL, "admins", "s1")).isFalse();
    }

    @Test
    void a_session_is_consumed_by_one_of_many() throws Exception {
        SessionTable.Row session = new SessionTable.Row(
                "h1", POOL, "c1", "s1", "NEW_PASSWORD_REQUIRED", new Sealed("e30="), NOW.plusSeconds(180));
        storage.sessions().insert(session);
        assertThat(storage.sessions().find("h1")).contains(session);

        assertThat(atOnce(8, () -> storage.sessions().consume("h1"))).containsOnlyOnce(true);
        assertThat(storage.sessions().find("h1")).isEmpty();
    }

    @Test
    void a_revoked_refresh_token_is_not_used_again() {
        storage.users().insert(user("s1", "alice", Map.of()), "alice");
        storage.refreshTokens().insert("r1", session("o1"), NOW);
        storage.refreshTokens().insert("r2", session("o2"), NOW);

        assertThat(storage.refreshTokens().use("r1", NOW.plusSeconds(5))).isTrue();
        assertThat(storage.refreshTokens().sessionsUsedSince(POOL, "s1", NOW.plusSeconds(5)))
                .containsExactly(session("o1"));
        storage.refreshTokens().revoke(POOL, "o1", NOW.plusSeconds(6));
        assertThat(storage.refreshTokens().use("r1", NOW.plusSeconds(7))).isFalse();
        assertThat(storage.refreshTokens().find("r1").orElseThrow().revoked()).isTrue();
        assertThat(storage.refreshTokens().find("r2"))
                .contains(new RefreshTokenTable.Row("r2", session("o2"), Optional.empty(), false));
        storage.refreshTokens().revokeAll(POOL, "s1", NOW);
        assertThat(storage.refreshTokens().use("r2", NOW)).isFalse();
    }

    @Test
    void a_refresh_token_is_replaced_by_one_of_many_and_not_once_it_is_revoked() throws Exception {
        storage.users().insert(user("s1", "alice", Map.of()), "alice");
        storage.refreshTokens().insert("r1", session("o1"), NOW);
        storage.refreshTokens().insert("r2", session("o1"), NOW);

        List<Boolean> told = atOnce(8, () -> storage.refreshTokens().rotate("r1", NOW.plusSeconds(1)));

        assertThat(told).containsOnlyOnce(true);
        assertThat(storage.refreshTokens().find("r1").orElseThrow().rotated()).contains(NOW.plusSeconds(1));
        storage.refreshTokens().revoke(POOL, "o1", NOW.plusSeconds(2));
        assertThat(storage.refreshTokens().rotate("r2", NOW.plusSeconds(3))).isFalse();
    }

    @Test
    void a_device_is_confirmed_once_changed_and_forgotten_with_its_refresh_tokens() {
        storage.users().insert(user("s1", "alice", Map.of()), "alice");
        DeviceTable.Secret secret = new DeviceTable.Secret("0a", new Sealed("c2VhbGVk"));
        storage.devices().insert(device("d2", Optional.of("phone"), Optional.of(secret)));
        storage.devices().insert(device("d1", Optional.empty(), Optional.empty()));
        assertThatThrownBy(() -> storage.devices().insert(device("d1", Optional.empty(), Optional.empty())))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(storage.devices().find(POOL, "s1", "d2"))
                .contains(device("d2", Optional.of("phone"), Optional.of(secret)));
        assertThat(storage.devices().list(POOL, "s1", "", 9))
                .extracting(DeviceTable.Row::key)
                .containsExactly("d1", "d2");
        assertThat(storage.devices().list(POOL, "s1", "d1", 9)).hasSize(1);
        assertThat(storage.devices().remember(POOL, "s1", "d2", true, NOW.plusSeconds(1)))
                .isTrue();
        assertThat(storage.devices().authenticated(POOL, "s1", "d2", NOW.plusSeconds(2)))
                .isTrue();
        DeviceTable.Row changed = storage.devices().find(POOL, "s1", "d2").orElseThrow();
        assertThat(changed.remembered()).isTrue();
        assertThat(changed.modified()).isEqualTo(NOW.plusSeconds(1));
        assertThat(changed.authenticated()).isEqualTo(NOW.plusSeconds(2));

        storage.refreshTokens()
                .insert(
                        "r1",
                        new RefreshTokenTable.Session(
                                POOL, "c1", "s1", "o1", NOW, NOW.plusSeconds(3600), Optional.of("d2")),
                        NOW);
        storage.refreshTokens().insert("r2", session("o2"), NOW);
        storage.refreshTokens().revokeDevice(POOL, "s1", "d2", NOW);
        assertThat(storage.refreshTokens().find("r1").orElseThrow().revoked()).isTrue();
        assertThat(storage.refreshTokens().find("r2").orElseThrow().revoked()).isFalse();
        assertThat(storage.devices().delete(POOL, "s1", "d2")).isTrue();
        assertThat(storage.devices().delete(POOL, "s1", "d2")).isFalse();
        assertThat(storage.devices().remember(POOL, "s1", "d2", true, NOW)).isFalse();
        assertThat(storage.devices().authenticated(POOL, "s1", "d2", NOW)).isFalse();
    }

    @Test
    void a_passkey_is_registered_once_in_a_pool_and_deleted_by_its_user() {
        storage.users().insert(user("s1", "alice", Map.of()), "alice");
        storage.passkeys().insert(passkey("k2", List.of("internal", "hybrid")));
        storage.passkeys().insert(passkey("k1".repeat(682), List.of()));
        assertThatThrownBy(() -> storage.passkeys().insert(passkey("k2", List.of())))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(storage.passkeys().find(POOL, "k2")).contains(passkey("k2", List.of("internal", "hybrid")));
        assertThat(storage.passkeys().list(POOL, "s1", "", 9))
                .containsExactly(passkey("k1".repeat(682), List.of()), passkey("k2", List.of("internal", "hybrid")));
        assertThat(storage.passkeys().list(POOL, "s1", "k1".repeat(682), 9)).hasSize(1);
        assertThat(storage.passkeys().delete(POOL, "s2", "k2")).isFalse();
        assertThat(storage.passkeys().delete(POOL, "s1", "k2")).isTrue();
        assertThat(storage.passkeys().find(POOL, "k2")).isEmpty();
    }

    @Test
    void a_use_never_makes_a_refresh_token_look_older() {
        storage.users().insert(user("s1", "alice", Map.of()), "alice");
        storage.refreshTokens().insert("r1", session("o1"), NOW);
        storage.refreshTokens().use("r1", NOW.plusSeconds(5));
        storage.refreshTokens().use("r1", NOW.plusSeconds(4));

        assertThat(storage.refreshTokens().sessionsUsedSince(POOL, "s1", NOW.plusSeconds(5)))
                .hasSize(1);
    }

    @Test
    void a_revocation_never_takes_back_an_earlier_one() {
        Instant until = NOW.plusSeconds(100);
        storage.revocations().put(new RevocationTable.Row(POOL, Kind.SUBJECT, "s1", NOW.plusSeconds(1), until));
        storage.revocations().put(new RevocationTable.Row(POOL, Kind.SUBJECT, "s1", NOW, until.minusSeconds(1)));

        assertThat(storage.revocations().live(NOW))
                .containsExactly(new RevocationTable.Row(POOL, Kind.SUBJECT, "s1", NOW.plusSeconds(1), until));
    }

    @Test
    void a_locked_user_is_changed_by_nobody_else() throws Exception {
        User user = user("s1", "alice", Map.of());
        storage.users().insert(user, "alice");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<?> change = storage.atomically(() -> {
                assertThat(storage.users().lock(POOL, "s1")).contains(user);
                Future<?> other = executor.submit(() -> storage.users().changeEnabled(user, false, NOW));
                assertThatThrownBy(() -> other.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return other;
            });
            change.get(10, TimeUnit.SECONDS);
        } finally {
            executor.shutdownNow();
        }
        assertThat(storage.users().lock(POOL, "s1").orElseThrow().enabled()).isFalse();
        assertThat(storage.users().lock(POOL, "none")).isEmpty();
    }

    @Test
    void a_revocation_covers_the_session_or_what_the_subject_had_before() {
        Instant until = NOW.plusSeconds(100);
        storage.revocations().put(new RevocationTable.Row(POOL, Kind.SESSION, "o1", NOW, until));
        storage.revocations().put(new RevocationTable.Row(POOL, Kind.SUBJECT, "s1", NOW.minusSeconds(9), until));
        storage.revocations().put(new RevocationTable.Row(POOL, Kind.SUBJECT, "s1", NOW, until));

        assertThat(storage.revocations().covers(POOL, "o1", "s9", NOW.plusSeconds(1)))
                .isTrue();
        assertThat(storage.revocations().covers(POOL, "o2", "s1", NOW.minusMillis(1)))
                .isTrue();
        assertThat(storage.revocations().covers(POOL, "o2", "s1", NOW)).isFalse();
        assertThat(storage.revocations().live(until.minusMillis(1))).hasSize(2);
        assertThat(storage.revocations().live(until)).isEmpty();
        assertThat(storage.revocations().purge(until.plusMillis(1))).isEqualTo(2);
    }

    @Test
    void a_code_replaces_the_one_before_and_is_used_once() {
        storage.users().insert(user("s1", "alice", Map.of()), "alice");
        storage.codes().put(new CodeTable.Row(POOL, "s1", "SIGN_UP", "m1", "email", "a@example.com", NOW));
        CodeTable.Row second = new CodeTable.Row(POOL, "s1", "SIGN_UP", "m2", "email", "a@example.com", NOW);
        storage.codes().put(second);

        assertThat(storage.codes().find(POOL, "s1", "SIGN_UP")).contains(second);
        assertThat(storage.codes().delete(POOL, "s1", "SIGN_UP")).isTrue();
        assertThat(storage.codes().delete(POOL, "s1", "SIGN_UP")).isFalse();
    }

    @Test
    void no_attempt_of_many_at_once_is_lost() throws Exception {
        atOnce(8, () -> {
            storage.attempts().count(POOL, "PASSWORD", "s1", NOW);
            return true;
        });

        assertThat(storage.attempts().find(POOL, "PASSWORD", "s1")).contains(new AttemptTable.Row(8, NOW));
        storage.attempts().forget(POOL, "PASSWORD", "s1");
        assertThat(storage.attempts().find(POOL, "PASSWORD", "s1")).isEmpty();
    }

    @Test
    void a_deleted_user_leaves_no_password_token_alias_membership_or_code() {
        User user = user("s1", "alice", Map.of("email", "a@example.com"));
        storage.users().insert(user, "alice");
        storage.groups().insert(group("admins"));
        storage.groups().addMember(POOL, "admins", "s1");
        storage.aliases().insert(POOL, "s1", "email", "a@example.com");
        storage.refreshTokens().insert("r1", session("o1"), NOW);

        assertThat(storage.users().delete(user)).isTrue();

        assertThat(storage.refreshTokens().find("r1")).isEmpty();
        assertThat(storage.groups().ofUser(POOL, "s1", "", 10)).isEmpty();
        assertThat(storage.aliases().holder(POOL, List.of("email"), "a@example.com"))
                .isEmpty();
    }

    @Test
    void a_deleted_pool_takes_everything_with_it() {
        storage.users().insert(user("s1", "alice", Map.of()), "alice");
        storage.keys().insert(POOL, new KeyTable.Row("k1", "id", "{}", new Sealed("a2V5"), NOW));

        assertThat(storage.pools().delete(POOL)).isTrue();

        assertThat(storage.users().bySub(POOL, "s1")).isEmpty();
        assertThat(storage.keys().list(POOL)).isEmpty();
    }

    @Test
    void opening_twice_changes_nothing() {
        DataSource database = empty();
        UserPoolStorage.open(database).pools().insert(pool("eu-west-1_bbbbbbbbb"));

        assertThat(UserPoolStorage.open(database).pools().find("eu-west-1_bbbbbbbbb"))
                .isPresent();
    }

    @Test
    void former_passwords_are_kept_as_far_as_the_pool_looks_back() {
        storage.users().insert(user("s1", "alice", Map.of()), "alice");
        for (int i = 0; i < 4; i++) {
            PasswordTable.Row password =
                    new PasswordTable.Row("hash-" + i, "00ff", new Sealed("djE="), NOW.plusSeconds(i));
            storage.passwords().set(POOL, "s1", password, 2);
        }

        assertThat(storage.passwords().history(POOL, "s1", 9)).containsExactly("hash-2", "hash-1");

        storage.passwords().set(POOL, "s1", new PasswordTable.Row("new", "00ff", new Sealed("djE="), NOW), 0);
        assertThat(storage.passwords().history(POOL, "s1", 9)).isEmpty();
    }

    @Test
    void a_prefix_finds_its_users_whatever_their_letters_page_by_page() {
        List<String> names = List.of("a", "a-b", "aB", "aa", "az", "a\uD7FFx", "aé", "a\uFF5E", "a𝒳", "b", "_a", "A");
        names.forEach(name -> storage.users().insert(user("s-" + name, name, Map.of("email", name + "@x.com")), name));

        List<String> byUsername = pages(UserFilter.parse("username ^= \"a\"", pool(POOL)));
        List<String> byEmail = pages(UserFilter.parse("email ^= \"a\"", pool(POOL)));

        List<String> expected =
                names.stream().filter(name -> name.startsWith("a")).toList();
        assertThat(byUsername).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(byEmail)
                .containsExactlyInAnyOrderElementsOf(names.stream()
                        .filter(name -> name.startsWith("a") || name.equals("A"))
                        .toList());
    }

    private List<String> pages(UserFilter filter) {
        List<String> found = new java.util.ArrayList<>();
        String after = "";
        while (true) {
            List<User> page = storage.search().list(pool(POOL), filter, after, 2);
            page.forEach(user -> found.add(user.username()));
            if (page.size() < 2) {
                return found;
            }
            after = UserSearch.position(pool(POOL), filter, page.get(1));
        }
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = executor.invokeAll(java.util.Collections.nCopies(threads, work));
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private static Pool pool(String id) {
        return new Pool(UserPoolType.builder()
                .id(id)
                .name("staff")
                .creationDate(NOW)
                .lastModifiedDate(NOW)
                .build());
    }

    private static User user(String sub, String username, Map<String, String> attributes) {
        return new User(POOL, sub, username, UserStatusType.UNCONFIRMED, true, NOW, NOW, attributes);
    }

    private static GroupType group(String name) {
        return GroupType.builder()
                .userPoolId(POOL)
                .groupName(name)
                .creationDate(NOW)
                .lastModifiedDate(NOW)
                .build();
    }

    @Test
    void a_code_of_an_app_is_used_once_and_none_before_it_any_more() {
        User user = user("s1", "alice", Map.of());
        storage.users().insert(user, "alice");
        Sealed secret = new Sealed("c2VhbGVk");
        storage.softwareTokens().put(user, false, new SoftwareTokenTable.Row(secret, Optional.empty(), 0));
        assertThat(storage.softwareTokens().use(user, 1)).isFalse();

        storage.softwareTokens().put(user, true, new SoftwareTokenTable.Row(secret, Optional.of("phone"), 7));

        assertThat(storage.softwareTokens().use(user, 7)).isFalse();
        assertThat(storage.softwareTokens().use(user, 8)).isTrue();
        assertThat(storage.softwareTokens().use(user, 8)).isFalse();
        assertThat(storage.softwareTokens().find(user, true))
                .contains(new SoftwareTokenTable.Row(secret, Optional.of("phone"), 8));
        storage.softwareTokens().delete(user, false);
        assertThat(storage.softwareTokens().find(user, false)).isEmpty();
    }

    @Test
    void second_factors_are_replaced_whole_and_go_with_their_user() {
        User user = user("s1", "alice", Map.of());
        storage.users().insert(user, "alice");
        MfaPreference both = new MfaPreference(
                Set.of(SecondFactor.SMS_MFA, SecondFactor.EMAIL_OTP), Optional.of(SecondFactor.EMAIL_OTP));
        storage.secondFactors().replace(user, both);
        assertThat(storage.secondFactors().find(user)).isEqualTo(both);

        storage.secondFactors().replace(user, new MfaPreference(Set.of(SecondFactor.SMS_MFA), Optional.empty()));
        assertThat(storage.secondFactors().find(user).names()).containsExactly("SMS_MFA");

        storage.users().delete(user);
        assertThat(storage.secondFactors().find(user).enabled()).isEmpty();
    }

    @Test
    void a_pool_keeps_what_it_says_of_second_factors() {
        Pool pool = storage.pools().lock(POOL).orElseThrow();
        assertThat(storage.poolMfa().of(pool).offers(SecondFactor.SOFTWARE_TOKEN_MFA))
                .isFalse();

        storage.poolMfa()
                .put(
                        POOL,
                        SetUserPoolMfaConfigResponse.builder()
                                .softwareTokenMfaConfiguration(token -> token.enabled(true))
                                .build());
        storage.pools()
                .replace(new Pool(pool.settings().toBuilder().name("renamed").build()));

        assertThat(storage.poolMfa().of(pool).offers(SecondFactor.SOFTWARE_TOKEN_MFA))
                .isTrue();
        assertThat(storage.pools().find(POOL).orElseThrow().settings().name()).isEqualTo("renamed");
    }

    private static PasskeyTable.Row passkey(String id, List<String> transports) {
        return new PasskeyTable.Row(
                POOL, id, "s1", "key", "example.com", Optional.of("platform"), transports, "a2V5", 7, NOW);
    }

    private static DeviceTable.Row device(String key, Optional<String> name, Optional<DeviceTable.Secret> secret) {
        return new DeviceTable.Row(POOL, "s1", key, "-group", name, false, secret, NOW, NOW, NOW);
    }

    private static RefreshTokenTable.Session session(String originJti) {
        return new RefreshTokenTable.Session(POOL, "c1", "s1", originJti, NOW, NOW.plusSeconds(3600), Optional.empty());
    }
}
