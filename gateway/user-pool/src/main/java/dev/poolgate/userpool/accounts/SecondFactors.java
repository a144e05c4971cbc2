package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.MfaPreference;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.PoolMfa;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MfaMethodNotFoundException;

/** Which second factors users have, want and are asked for. */
public final class SecondFactors {
    private final UserPoolStorage storage;
    private final SoftwareTokens tokens;

    public SecondFactors(UserPoolStorage storage, SoftwareTokens tokens) {
        this.storage = storage;
        this.tokens = tokens;
    }

    public PoolMfa settings(Pool pool) {
        return storage.poolMfa().of(pool);
    }

    public MfaPreference preference(User user) {
        return storage.secondFactors().find(user);
    }

    /**
     * Switches factors on and off; those not named stay as they are.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException for a factor that
     *     the pool does not offer or the user does not have, and for two that are preferred
     */
    public void prefer(Pool pool, User user, Wishes wishes) {
        if (wishes.factors().values().stream().filter(Wish::preferred).count() > 1) {
            throw Refusals.invalidParameter("Only one MFA method can be preferred.");
        }
        PoolMfa settings = settings(pool);
        storage.atomically(() -> {
            User locked = storage.users().lock(user.poolId(), user.sub()).orElseThrow(Refusals::userNotFound);
            wishes.factors().forEach((factor, wish) -> requirePossible(settings, locked, factor, wish));
            MfaPreference changed = changed(preference(locked), wishes.factors());
            storage.secondFactors().replace(locked, withPasskey(settings, changed, wishes.passkey()));
        });
    }

    /** Switches the factor on, whatever was on. Call it while the user's row is locked. */
    public void enable(User user, SecondFactor factor) {
        storage.secondFactors().replace(user, changed(preference(user), Map.of(factor, new Wish(true, false))));
    }

    /**
     * The factors that the user is asked for at a sign-in: empty where the pool or the user asks for none, or the pool
     * asks and the user still has none. Where one is preferred, that one only.
     *
     * @throws MfaMethodNotFoundException where the user switched a factor on and no longer has what it needs
     */
    public List<SecondFactor> asked(Pool pool, User user) {
        PoolMfa settings = settings(pool);
        if (settings.off()) {
            return List.of();
        }
        MfaPreference preference = preference(user);
        List<SecondFactor> wanted = Stream.of(SecondFactor.values())
                .filter(settings::offers)
                .filter(preference.enabled()::contains)
                .toList();
        if (wanted.isEmpty()) {
            return settings.required() ? had(user, offered(settings)) : List.of();
        }
        List<SecondFactor> usable = had(user, wanted);
        if (usable.isEmpty()) {
            throw notFound();
        }
        return preference.preferred().filter(usable::contains).map(List::of).orElse(usable);
    }

    /**
     * Whether the user is asked for any at a sign-in, or to set one up. Who lost what the factor needs is: that is said
     * after a proof, not before.
     */
    public boolean everAsked(Pool pool, User user) {
        PoolMfa settings = settings(pool);
        return settings.required()
                || (!settings.off() && preference(user).enabled().stream().anyMatch(settings::offers));
    }

    /** Whether a passkey that verifies the user is all that the user is asked for, whatever is asked of others. */
    public boolean passkeySuffices(Pool pool, User user) {
        return settings(pool).passkeysSuffice() && preference(user).passkey();
    }

    /** The attributes to which a code may be sent at a sign-in, beside the password. */
    public Set<String> addressesAsked(Pool pool, User user) {
        PoolMfa settings = settings(pool);
        if (settings.off()) {
            return Set.of();
        }
        Set<SecondFactor> enabled = preference(user).enabled();
        List<SecondFactor> offered = offered(settings);
        boolean any = settings.required() && offered.stream().noneMatch(enabled::contains);
        return offered.stream()
                .filter(factor -> any || enabled.contains(factor))
                .flatMap(factor -> factor.attribute().stream())
                .collect(Collectors.toSet());
    }

    /** What a user without a factor may set up. */
    public List<SecondFactor> offered(Pool pool) {
        return offered(settings(pool));
    }

    private static List<SecondFactor> offered(PoolMfa settings) {
        return Stream.of(SecondFactor.values()).filter(settings::offers).toList();
    }

    private List<SecondFactor> had(User user, List<SecondFactor> factors) {
        return factors.stream().filter(factor -> has(user, factor)).toList();
    }

    private boolean has(User user, SecondFactor factor) {
        return factor.attribute()
                .map(attribute -> user.attribute(attribute).isPresent())
                .orElseGet(() -> tokens.has(user));
    }

    private void requirePossible(PoolMfa settings, User user, SecondFactor factor, Wish wish) {
        if (!wish.enabled()) {
            if (wish.preferred()) {
                throw Refusals.invalidParameter("A preferred MFA method must be enabled.");
            }
        } else if (!settings.offers(factor)) {
            throw Refusals.invalidParameter(factor + " is not enabled for the user pool.");
        } else if (!has(user, factor)) {
            throw Refusals.invalidParameter(
                    factor == SecondFactor.SOFTWARE_TOKEN_MFA
                            ? "User has not verified software token mfa"
                            : "User does not have delivery config set to turn on " + factor);
        }
    }

    /** A user who loses the passkey must have another way in. */
    private static MfaPreference withPasskey(PoolMfa settings, MfaPreference changed, Optional<Boolean> wish) {
        boolean on = wish.orElse(changed.passkey());
        if (on && wish.isPresent()) {
            if (!settings.passkeysSuffice()) {
                throw Refusals.invalidParameter("Passkeys as a second factor are not enabled for the user pool.");
            }
            if (changed.enabled().isEmpty()) {
                throw Refusals.invalidParameter("User must have another MFA method enabled.");
            }
        }
        return new MfaPreference(changed.enabled(), changed.preferred(), on);
    }

    private static MfaPreference changed(MfaPreference before, Map<SecondFactor, Wish> wishes) {
        Set<SecondFactor> enabled = EnumSet.noneOf(SecondFactor.class);
        enabled.addAll(before.enabled());
        Optional<SecondFactor> preferred = before.preferred().filter(factor -> !wishes.containsKey(factor));
        for (Map.Entry<SecondFactor, Wish> entry : wishes.entrySet()) {
            if (entry.getValue().enabled()) {
                enabled.add(entry.getKey());
            } else {
                enabled.remove(entry.getKey());
            }
            if (entry.getValue().preferred()) {
                preferred = Optional.of(entry.getKey());
            }
        }
        return new MfaPreference(enabled, preferred, before.passkey());
    }

    private static MfaMethodNotFoundException notFound() {
        return MfaMethodNotFoundException.builder()
                .message("No MFA method of the user can be used.")
                .writableStackTrace(false)
                .build();
    }

    /**
     * What is to become of a user's factors; those not named stay as they are.
     *
     * @param passkey whether passkeys are to stand for both factors
     */
    public record Wishes(Map<SecondFactor, Wish> factors, Optional<Boolean> passkey) {}

    /** What is to become of a factor. */
    public record Wish(boolean enabled, boolean preferred) {}
}
