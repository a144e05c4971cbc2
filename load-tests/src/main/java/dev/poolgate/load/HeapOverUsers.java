package dev.poolgate.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/**
 * What stays in the heap of a user pool, in a pool of some users and in one of many, after a spell of sign-ins and
 * lookups, each of another user. A cache that grows with users would show as the difference.
 */
public final class HeapOverUsers {
    private static final int CALLS = 1_500;
    private static final int LISTS = 100;
    private static final int COLLECTIONS = 5;

    private HeapOverUsers() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        List<String> lines = new ArrayList<>();
        for (String users : arguments.length == 0 ? new String[] {"1000", "200000"} : arguments) {
            lines.add(line(Integer.parseInt(users)));
        }
        lines.forEach(System.out::println);
    }

    private static String line(int users) throws IOException, SQLException {
        try (Directory directory = new Directory(users)) {
            spell(directory, users, CALLS / 10);
            long before = heap();
            spell(directory, users, CALLS);
            return "users %d, heap before the spell %.1f MiB, after it %.1f MiB"
                    .formatted(users, mebi(before), mebi(heap()));
        }
    }

    private static void spell(Directory directory, int users, int calls) {
        for (int i = 0; i < calls; i++) {
            String name = "user" + (1 + (i * 7919L) % users);
            directory.call(
                    AdminGetUserRequest.builder()
                            .userPoolId(Directory.POOL)
                            .username(name)
                            .build(),
                    AdminGetUserResponse.class);
            guess(directory, name);
            guess(directory, "nobody" + i);
            directory.signIn();
        }
        for (int i = 0; i < LISTS; i++) {
            directory.call(
                    ListUsersRequest.builder()
                            .userPoolId(Directory.POOL)
                            .filter("email ^= \"user" + i + "\"")
                            .build(),
                    ListUsersResponse.class);
        }
    }

    /** A wrong password: what is counted for each name stays in the database. */
    private static void guess(Directory directory, String name) {
        try {
            directory.call(
                    InitiateAuthRequest.builder()
                            .clientId(Directory.CLIENT)
                            .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                            .authParameters(Map.of("USERNAME", name, "PASSWORD", "wrong"))
                            .build(),
                    InitiateAuthResponse.class);
        } catch (NotAuthorizedException | UserNotFoundException refused) {
            // as it should be
        }
    }

    private static long heap() {
        MemoryUsage usage = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            usage = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        }
        return usage.getUsed();
    }

    private static double mebi(long bytes) {
        return bytes / (1024.0 * 1024.0);
    }
}
