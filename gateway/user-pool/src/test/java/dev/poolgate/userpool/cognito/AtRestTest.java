package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static dev.poolgate.userpool.cognito.Fixture.claims;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.userpool.passwords.SrpVerifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** What a stolen copy of the database does not tell. */
final class AtRestTest {
    private final Fixture pools = new Fixture();

    @Test
    void no_secret_is_in_the_database_as_it_is() throws SQLException {
        String client = pools.clientId();
        UserPoolClientType secret = pools.client(pools.poolId(), settings -> settings.generateSecret(true));
        String name = pools.confirmedUser();
        AuthenticationResultType tokens = pools.signIn(client, name);
        pools.signUp(client, Fixture.unique("jane"), Map.of("email", "jane@example.com"));
        pools.setPassword(name, "Temporary-1!", false);
        String session = pools.password(client, name, "Temporary-1!").session();

        String dump = dump();

        assertThat(dump)
                .contains(name, "$argon2id$")
                .doesNotContain(PASSWORD)
                .doesNotContain("Temporary-1!")
                .doesNotContain(tokens.refreshToken())
                .doesNotContain(tokens.accessToken())
                .doesNotContain(secret.clientSecret())
                .doesNotContain(session)
                .doesNotContain("'" + pools.lastCode() + "'");
    }

    @Test
    void a_verifier_is_not_in_the_database_as_it_is() throws SQLException {
        String name = pools.confirmedUser();
        String sub = claims(pools.signIn(pools.clientId(), name).accessToken()).getSubject();
        String dump = dump();
        String row = dump.lines()
                .filter(line -> line.contains(sub) && line.contains("$argon2id$"))
                .findFirst()
                .orElseThrow();
        String salt = row.replaceAll("(?s).*'([0-9a-f]{32})'.*", "$1");

        SrpVerifier verifier = SrpVerifier.of(pools.poolId().split("_", -1)[1], name, PASSWORD, salt);

        assertThat(salt).matches("[0-9a-f]{32}");
        assertThat(dump).doesNotContain(verifier.value().toString(16));
    }

    private static String dump() throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = Fixture.DATABASE.getConnection();
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("SCRIPT")) {
            while (lines.next()) {
                dump.append(lines.getString(1)).append('\n');
            }
        }
        return dump.toString();
    }
}
