package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.accounts.AttributeCodes;
import dev.poolgate.userpool.accounts.AttributeUpdates;
import dev.poolgate.userpool.accounts.CodePurpose;
import dev.poolgate.userpool.accounts.Codes;
import dev.poolgate.userpool.accounts.CustomMessages;
import dev.poolgate.userpool.accounts.PasswordChanges;
import dev.poolgate.userpool.accounts.Recovery;
import dev.poolgate.userpool.accounts.SignUpTriggers;
import dev.poolgate.userpool.signin.UserMigration;
import java.util.List;
import java.util.stream.Stream;

/** The operations on what users have: passwords that are forgotten or changed, and attributes. */
final class AccountOperations {
    private AccountOperations() {}

    static List<Operation<?, ?>> of(Core core, UserMigration migration) {
        return Stream.of(passwords(core, migration), attributes(core))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operation<?, ?>> passwords(Core core, UserMigration migration) {
        Codes codes = codes(core, CodePurpose.PASSWORD);
        Recovery recovery =
                new Recovery(core.storage(), core.passwords(), codes, MfaOperations.factors(core), core.clock());
        SignUpTriggers triggers = new SignUpTriggers(core.triggers());
        return List.of(
                new ForgotPassword(
                        core.pools(),
                        core.clients(),
                        core.users(),
                        codes,
                        recovery,
                        migration,
                        EventOperations.events(core),
                        core.behind()),
                new ConfirmForgotPassword(core.pools(), core.clients(), core.users(), codes, recovery, triggers),
                new ChangePassword(
                        core.accessTokens(),
                        new PasswordChanges(core.storage(), core.passwords(), core.clock()),
                        EventOperations.events(core)),
                new AdminResetUserPassword(
                        core.pools(), core.users(), recovery, core.storage().users(), core.clock()));
    }

    private static List<Operation<?, ?>> attributes(Core core) {
        AttributeCodes codes =
                new AttributeCodes(codes(core, CodePurpose.EMAIL), codes(core, CodePurpose.PHONE_NUMBER));
        AttributeUpdates updates = new AttributeUpdates(core.storage(), core.users(), codes, core.clock());
        return List.of(
                new UpdateUserAttributes(core.accessTokens(), updates),
                new DeleteUserAttributes(core.accessTokens(), updates),
                new VerifyUserAttribute(core.accessTokens(), updates),
                new GetUserAttributeVerificationCode(core.accessTokens(), codes),
                new AdminUpdateUserAttributes(core.pools(), core.users(), updates),
                new AdminDeleteUserAttributes(core.pools(), core.users(), updates),
                new DeleteUser(core.accessTokens(), core.storage().users(), core.revocations()));
    }

    private static Codes codes(Core core, CodePurpose purpose) {
        return new Codes(
                purpose,
                core.storage(),
                core.vault(),
                core.identifiers(),
                core.messages(),
                new CustomMessages(core.triggers()),
                core.clock());
    }
}
