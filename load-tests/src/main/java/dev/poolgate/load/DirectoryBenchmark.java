package dev.poolgate.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
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
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupResponse;

/**
 * What a user pool costs as it grows. The peer is the small pool: the ratio of each line to its first is the answer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DirectoryBenchmark {

    /** In the pool. */
    @Param({"1000", "100000", "1000000"})
    public int users;

    private Directory directory;
    private String accessToken;

    /** Everything is set in {@link #setUp}, which is how the harness makes a state. */
    @SuppressWarnings("NullAway.Init")
    public DirectoryBenchmark() {}

    @Setup
    public void setUp() throws IOException, SQLException {
        directory = new Directory(users);
        accessToken = Objects.requireNonNull(directory.signIn().authenticationResult())
                .accessToken();
    }

    @TearDown
    public void tearDown() throws IOException {
        directory.close();
    }

    @Benchmark
    public InitiateAuthResponse signIn() {
        return directory.signIn();
    }

    @Benchmark
    public GetUserResponse getUser() {
        return directory.call(GetUserRequest.builder().accessToken(accessToken).build(), GetUserResponse.class);
    }

    @Benchmark
    public AdminGetUserResponse adminGetUser() {
        return directory.call(
                AdminGetUserRequest.builder()
                        .userPoolId(Directory.POOL)
                        .username("user500")
                        .build(),
                AdminGetUserResponse.class);
    }

    @Benchmark
    public ListUsersInGroupResponse listUsersInGroup() {
        return directory.call(
                ListUsersInGroupRequest.builder()
                        .userPoolId(Directory.POOL)
                        .groupName(Directory.GROUP)
                        .limit(60)
                        .build(),
                ListUsersInGroupResponse.class);
    }
}
