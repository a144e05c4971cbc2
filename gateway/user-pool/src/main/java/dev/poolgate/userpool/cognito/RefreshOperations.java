package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.signin.Refresh;
import java.util.List;

/** The operations that continue a session. */
final class RefreshOperations {
    private RefreshOperations() {}

    static List<Operation<?, ?>> of(Core core) {
        Refresh refresh = new Refresh(core.storage().users(), core.tokens());
        return List.of(new GetTokensFromRefreshToken(core.pools(), core.clients(), refresh));
    }
}
