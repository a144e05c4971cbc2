package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.passkeys.Passkeys;
import dev.poolgate.userpool.tokens.AccessTokens;
import java.util.List;

/** The operations on the passkeys of users. */
final class PasskeyOperations {
    private PasskeyOperations() {}

    static List<Operation<?, ?>> of(Core core) {
        Passkeys passkeys = new Passkeys(core.storage(), core.vault(), core.clock());
        AccessTokens tokens = core.accessTokens();
        return List.of(
                new StartWebAuthnRegistration(tokens, passkeys),
                new CompleteWebAuthnRegistration(tokens, passkeys),
                new ListWebAuthnCredentials(tokens, passkeys),
                new DeleteWebAuthnCredential(tokens, passkeys));
    }
}
