package dev.poolgate.userpool.storage;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import java.time.Instant;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Writes users without end, and says so after each. Runs in a process of its own, to be killed. */
final class CrashWriter {
    static final String POOL = "eu-west-1_crash0001";

    private CrashWriter() {}

    public static void main(String[] arguments) {
        UserPoolStorage storage = open(arguments[0]);
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        storage.pools()
                .insert(new Pool(UserPoolType.builder()
                        .id(POOL)
                        .name("crash")
                        .creationDate(now)
                        .lastModifiedDate(now)
                        .build()));
        for (int i = 0; ; i++) {
            String name = "user" + i;
            User user = new User(POOL, name, name, UserStatusType.CONFIRMED, true, now, now, Map.of("email", name));
            storage.atomically(() -> storage.users().insert(user, name));
            System.out.println(i);
        }
    }

    static UserPoolStorage open(String file) {
        return UserPoolStorage.open(JdbcConnectionPool.create("jdbc:h2:file:" + file, "sa", ""));
    }
}
