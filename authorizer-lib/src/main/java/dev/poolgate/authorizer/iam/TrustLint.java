package dev.poolgate.authorizer.iam;

import dev.poolgate.authorizer.iam.IamPrincipal.Kind;
import dev.poolgate.authorizer.iam.PolicyFinding.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds who gets in through a statement of a trust policy that should not (S63). It does not read the conditions, it
 * tries them: with a pool and a client that nobody named, with a guest, with a user, and with nothing.
 */
final class TrustLint {
    private static final String COGNITO = "cognito-identity.amazonaws.com";
    private static final String AUD = COGNITO + ":aud";
    private static final String AMR = COGNITO + ":amr";
    private static final String STRANGER = "xx-nowhere-0:ffffffff-ffff-4fff-bfff-fffffffffff0";
    private static final IamContext ANOTHER_POOL = IamContext.EMPTY.with(AUD, STRANGER);
    private static final IamContext GUEST = IamContext.EMPTY.with(AMR, "unauthenticated");
    private static final IamContext USER = IamContext.EMPTY.with(
            AMR, List.of("authenticated", "cognito-idp.xx-nowhere-0.amazonaws.com/xx-nowhere-0_x"));

    private final TrustStatement trust;
    private final Conditions conditions;
    private final Set<Code> codes = EnumSet.noneOf(Code.class);

    private TrustLint(TrustStatement trust) {
        this.trust = trust;
        this.conditions = trust.statement().conditions();
    }

    static Stream<PolicyFinding> findings(TrustStatement trust, PolicyVersion version) {
        TrustLint lint = new TrustLint(trust);
        if (trust.statement().allows()) {
            lint.whoGetsIn();
        }
        lint.codes.addAll(StatementLint.conditions(lint.conditions));
        lint.codes.addAll(StatementLint.variables(lint.conditions.written(), version));
        return lint.codes.stream()
                .map(code -> new PolicyFinding(code, trust.statement().label()));
    }

    private void whoGetsIn() {
        if (trust.principals().patterns().negated()) {
            codes.add(Code.ALL_BUT_SOME_PRINCIPALS);
            return;
        }
        for (PrincipalPattern principal : trust.principals().patterns().listed()) {
            if (principal.id().equals("*")) {
                codes.add(Code.ANYONE);
            } else if (principal.kind() == Kind.FEDERATED && principal.id().equals(COGNITO)) {
                whichIdentities();
            } else if (principal.kind() == Kind.FEDERATED) {
                OidcProviderName.of(principal.id()).ifPresent(this::whichClients);
            }
        }
    }

    private void whichIdentities() {
        Conditions audience = conditions.about(Set.of(AUD));
        Conditions method = conditions.about(Set.of(AMR));
        if (audience.hold(ANOTHER_POOL)) {
            codes.add(Code.ANY_POOL);
        } else if (audience.hold(IamContext.EMPTY)) {
            codes.add(Code.ABSENT_VALUE_PASSES);
        }
        if (method.hold(GUEST) && method.hold(USER)) {
            codes.add(Code.GUESTS_AND_USERS);
        } else if (method.hold(IamContext.EMPTY)) {
            codes.add(Code.ABSENT_VALUE_PASSES);
        }
        warnOfWildcards(audience);
    }

    private void whichClients(OidcProviderName provider) {
        Conditions audience = conditions.about(provider.audienceKeys());
        IamContext.Builder stranger = IamContext.builder();
        provider.audienceKeys().forEach(key -> stranger.with(key, STRANGER));
        if (audience.hold(stranger.build())) {
            codes.add(Code.ANY_CLIENT);
        } else if (audience.hold(IamContext.EMPTY)) {
            codes.add(Code.ABSENT_VALUE_PASSES);
        }
        warnOfWildcards(audience);
    }

    private void warnOfWildcards(Conditions audience) {
        boolean wild = audience.all().stream()
                .filter(condition -> condition.operator().operator() == Operator.STRING_LIKE)
                .flatMap(condition -> condition.written().stream())
                .anyMatch(StatementLint::hasWildcard);
        if (wild) {
            codes.add(Code.WILDCARD_AUDIENCE);
        }
    }
}
