package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.policy.SignedRule;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of {@link AuthorizeArguments} that concerns signatures: what makes sense, and the rule that comes of it. */
final class SignatureArguments {
    private static final String DEFAULT_STAGE = "$default";
    private static final Pattern IN_AN_ARN = Pattern.compile("[A-Za-z0-9._$-]+");

    private SignatureArguments() {}

    /** What of the arguments contradicts the rest. */
    static Optional<ConfigurationProblem> problem(AuthorizeArguments arguments) {
        return switch (arguments.awsIam()) {
            case NONE -> withoutSignatures(arguments);
            case ONLY -> withoutTokens(arguments);
            case OR_TOKEN -> withBoth(arguments);
        };
    }

    /** What of a route's id, as far as it is part of the rule, fits no ARN. */
    static Optional<ConfigurationProblem> problem(AuthorizeArguments arguments, String routeId) {
        String api = arguments.apiId() == null ? routeId : arguments.apiId();
        boolean fits = arguments.awsIam() == AwsIam.NONE
                || (IN_AN_ARN.matcher(api).matches()
                        && IN_AN_ARN.matcher(stage(arguments)).matches());
        return fits
                ? Optional.empty()
                : Optional.of(new ConfigurationProblem(
                        "the route `" + routeId + "` takes signatures, but `" + api + "/" + stage(arguments)
                                + "` cannot be part of an ARN",
                        "set `api-id` and `stage` to names of letters, digits and `._$-`"));
    }

    static Optional<SignedRule> rule(AuthorizeArguments arguments, String routeId) {
        return arguments.awsIam() == AwsIam.NONE
                ? Optional.empty()
                : Optional.of(new SignedRule(
                        arguments.apiId() == null ? routeId : arguments.apiId(),
                        stage(arguments),
                        arguments.awsIam() == AwsIam.ONLY,
                        arguments.replay() == Replay.REFUSE));
    }

    private static Optional<ConfigurationProblem> withoutSignatures(AuthorizeArguments arguments) {
        boolean meant = arguments.apiId() != null
                || arguments.stage() != null
                || arguments.replay() == Replay.REFUSE
                || arguments.unsignedPayload();
        return meant
                ? problem("says how signatures are taken, and takes none", "add `aws-iam: only` or `aws-iam: or-token`")
                : Optional.empty();
    }

    private static Optional<ConfigurationProblem> withoutTokens(AuthorizeArguments arguments) {
        boolean ofTokens = !arguments.issuers().isEmpty()
                || asksOfTokens(arguments)
                || arguments.guests()
                || arguments.passToken();
        return ofTokens
                ? problem(
                        "takes signatures only, and asks for what only tokens and guests have",
                        "leave out `issuers`, `scopes`, `groups`, `claims`, `openapi`, `guests` and `pass-token`, or write"
                                + " `aws-iam: or-token`")
                : Optional.empty();
    }

    /** A group says nothing of who signs: that the API has policies of its own has to be written down. */
    private static Optional<ConfigurationProblem> withBoth(AuthorizeArguments arguments) {
        return asksOfTokens(arguments) && arguments.apiId() == null
                ? problem(
                        "asks something of tokens, which does not hold for callers who sign",
                        "name the API that decides for those with `api-id`, or make two routes")
                : Optional.empty();
    }

    private static boolean asksOfTokens(AuthorizeArguments arguments) {
        return arguments.openapi() != null
                || !arguments.scopes().isEmpty()
                || !arguments.groups().isEmpty()
                || !arguments.claims().isEmpty();
    }

    private static String stage(AuthorizeArguments arguments) {
        return arguments.stage() == null ? DEFAULT_STAGE : arguments.stage();
    }

    private static Optional<ConfigurationProblem> problem(String what, String action) {
        return Optional.of(new ConfigurationProblem("a rule of `Authorize` " + what, action));
    }
}
