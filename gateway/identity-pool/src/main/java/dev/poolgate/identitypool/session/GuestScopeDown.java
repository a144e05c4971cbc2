package dev.poolgate.identitypool.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.authorizer.iam.IamPolicy;
import dev.poolgate.authorizer.iam.MalformedPolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * What guests are narrowed to in the enhanced flow, whatever their role allows: Cognito's own session policies.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html">IAM roles, access for
 *     unauthenticated identities</a>
 */
final class GuestScopeDown {
    private static final List<IamPolicy> POLICIES = List.of(
            read("guests"), read("AmazonCognitoUnAuthedIdentitiesSessionPolicy"));

    private GuestScopeDown() {}

    /** One filter: what either of them allows. */
    static List<IamPolicy> policies() {
        return POLICIES;
    }

    private static IamPolicy read(String name) {
        try (InputStream resource = Objects.requireNonNull(
                GuestScopeDown.class.getResourceAsStream(name + ".json"), name)) {
            return IamPolicy.parse(name, new String(resource.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedPolicyException e) {
            throw new IllegalStateException("our own policy `" + name + "` cannot be read", e);
        }
    }
}
