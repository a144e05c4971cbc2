package dev.poolgate.userpool.signin;

import dev.poolgate.userpool.accounts.FirstFactors;
import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passkeys.PasskeySignIn;
import dev.poolgate.userpool.storage.Vault;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** What a choice-based sign-in may begin with, named as the challenges are. */
final class FirstChoices {
    private final FirstFactors factors;
    private final PasskeySignIn passkeys;
    private final Vault vault;

    FirstChoices(FirstFactors factors, PasskeySignIn passkeys, Vault vault) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.vault = vault;
    }

    boolean hasAny(Pool pool, User user) {
        return !factors.of(pool, user).isEmpty();
    }

    /** Never empty: a stand-in always has something, and always the same. */
    List<ChallengeNameType> of(Pool pool, Candidate candidate) {
        List<AuthFactorType> found =
                candidate.user().map(user -> factors.of(pool, user)).orElseGet(() -> invented(pool, candidate));
        return found.stream().flatMap(FirstChoices::challenges).toList();
    }

    /** Users differ in what they have, so stand-ins do. */
    private List<AuthFactorType> invented(Pool pool, Candidate nobody) {
        List<AuthFactorType> imaginable = factors.imaginable(pool).stream()
                .filter(factor -> factor != AuthFactorType.WEB_AUTHN || passkeys.configured(pool))
                .toList();
        List<AuthFactorType> invented = imaginable.stream()
                .filter(factor -> isLikely(factor, nobody.typed()) || lots(pool, nobody, factor))
                .toList();
        return invented.isEmpty() ? imaginable : invented;
    }

    /** What nearly everybody with such a name has. */
    private static boolean isLikely(AuthFactorType factor, String name) {
        return switch (factor) {
            case PASSWORD -> true;
            case EMAIL_OTP -> Attributes.looksLikeEmail(name);
            case SMS_OTP -> Attributes.looksLikePhoneNumber(name);
            default -> false;
        };
    }

    private boolean lots(Pool pool, Candidate nobody, AuthFactorType factor) {
        String mark = vault.mark("factor of nobody " + pool.id() + "/" + pool.fold(nobody.typed()) + "/" + factor);
        return Character.digit(mark.charAt(0), 16) % 2 == 0;
    }

    private static Stream<ChallengeNameType> challenges(AuthFactorType factor) {
        return switch (factor) {
            case PASSWORD -> Stream.of(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
            case EMAIL_OTP -> Stream.of(ChallengeNameType.EMAIL_OTP);
            case SMS_OTP -> Stream.of(ChallengeNameType.SMS_OTP);
            case WEB_AUTHN -> Stream.of(ChallengeNameType.WEB_AUTHN);
            default -> Stream.of();
        };
    }
}
