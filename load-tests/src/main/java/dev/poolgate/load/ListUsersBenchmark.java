package dev.poolgate.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;

/** {@code ListUsers} by each attribute that can be searched, as the pool grows. The peer is the small pool. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ListUsersBenchmark {

    /** In the pool. */
    @Param({"1000", "100000", "1000000"})
    public int users;

    private Directory directory;

    /** Everything is set in {@link #setUp}, which is how the harness makes a state. */
    @SuppressWarnings("NullAway.Init")
    public ListUsersBenchmark() {}

    @Setup
    public void setUp() throws IOException, SQLException {
        directory = new Directory(users);
    }

    @TearDown
    public void tearDown() throws IOException {
        directory.close();
    }

    @Benchmark
    public ListUsersResponse firstPage() {
        return page(ListUsersRequest.builder());
    }

    @Benchmark
    public ListUsersResponse username() {
        return one("username = \"user500\"");
    }

    @Benchmark
    public ListUsersResponse usernamePrefix() {
        return found("username ^= \"user5\"");
    }

    @Benchmark
    public ListUsersResponse email() {
        return one("email = \"user500@example.com\"");
    }

    @Benchmark
    public ListUsersResponse emailPrefix() {
        return found("email ^= \"user5\"");
    }

    @Benchmark
    public ListUsersResponse phoneNumber() {
        return one("phone_number = \"+490000000500\"");
    }

    @Benchmark
    public ListUsersResponse name() {
        return one("name = \"name 500\"");
    }

    @Benchmark
    public ListUsersResponse givenName() {
        return one("given_name = \"given500\"");
    }

    @Benchmark
    public ListUsersResponse familyName() {
        return one("family_name = \"family500\"");
    }

    @Benchmark
    public ListUsersResponse preferredUsername() {
        return one("preferred_username = \"nick500\"");
    }

    @Benchmark
    public ListUsersResponse userStatus() {
        return found("cognito:user_status = \"UNCONFIRMED\"");
    }

    @Benchmark
    public ListUsersResponse disabled() {
        return found("status = \"Disabled\"");
    }

    @Benchmark
    public ListUsersResponse nobody() {
        return directory.call(
                ListUsersRequest.builder()
                        .userPoolId(Directory.POOL)
                        .filter("sub = \"00000000-0000-0000-0000-000000000000\"")
                        .build(),
                ListUsersResponse.class);
    }

    private ListUsersResponse one(String filter) {
        ListUsersResponse found = found(filter);
        if (found.users().size() != 1) {
            throw new IllegalStateException(filter + " found " + found.users().size());
        }
        return found;
    }

    private ListUsersResponse found(String filter) {
        return page(ListUsersRequest.builder().filter(filter));
    }

    /** An empty page is fast, and would look like a record. */
    private ListUsersResponse page(ListUsersRequest.Builder request) {
        ListUsersResponse found =
                directory.call(request.userPoolId(Directory.POOL).limit(10).build(), ListUsersResponse.class);
        if (found.users().isEmpty()) {
            throw new IllegalStateException("found nobody");
        }
        return found;
    }
}
