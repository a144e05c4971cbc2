package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.accounts.FirstFactors;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.accounts.SoftwareTokens;
import dev.poolgate.userpool.signin.SoftwareTokenSetup;
import dev.poolgate.userpool.tokens.AccessTokens;
import java.util.List;

/** The operations about second factors. */
final class MfaOperations {
    private MfaOperations() {}

    static List<Operation<?, ?>> of(Core core) {
        AccessTokens tokens = core.accessTokens();
        SoftwareTokens softwareTokens = softwareTokens(core);
        SecondFactors factors = factors(core);
        SoftwareTokenSetup setup = new SoftwareTokenSetup(
                core.storage(),
                core.pools(),
                core.clients(),
                softwareTokens,
                factors,
                core.vault(),
                core.identifiers(),
                core.clock());
        FirstFactors firstFactors = firstFactors(core);
        return List.of(
                new SetUserPoolMfaConfig(core.storage(), core.clock()),
                new GetUserPoolMfaConfig(core.pools(), factors),
                new AssociateSoftwareToken(tokens, factors, softwareTokens, setup),
                new VerifySoftwareToken(tokens, factors, softwareTokens, setup),
                new SetUserMFAPreference(tokens, factors),
                new AdminSetUserMFAPreference(core.pools(), core.users(), factors),
                new SetUserSettings(tokens, factors),
                new AdminSetUserSettings(core.pools(), core.users(), factors),
                new GetUserAuthFactors(tokens, firstFactors, factors),
                new AdminGetUserAuthFactors(core.pools(), core.users(), firstFactors, factors));
    }

    static SecondFactors factors(Core core) {
        return new SecondFactors(core.storage(), softwareTokens(core));
    }

    static FirstFactors firstFactors(Core core) {
        return new FirstFactors(core.passwords(), factors(core), core.storage().passkeys());
    }

    private static SoftwareTokens softwareTokens(Core core) {
        return new SoftwareTokens(core.storage(), core.vault(), core.identifiers(), core.clock());
    }
}
