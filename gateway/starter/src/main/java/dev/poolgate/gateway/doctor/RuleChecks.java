package dev.poolgate.gateway.doctor;

import static dev.poolgate.gateway.doctor.Check.error;
import static dev.poolgate.gateway.doctor.Check.note;
import static dev.poolgate.gateway.doctor.Check.warning;

import dev.poolgate.authorizer.token.Profile;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.gateway.config.IssuerProperties;
import dev.poolgate.gateway.filter.AuthorizeArguments;
import dev.poolgate.gateway.filter.Replay;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What {@code Authorize} asks for, and whether anybody could have it. */
final class RuleChecks {
    /** Of a Cognito access token without a trigger that adds claims: these are only in ID tokens. */
    private static final Set<String> ID_TOKEN_ONLY = Set.of(
            "aud",
            "address",
            "birthdate",
            "cognito:preferred_role",
            "cognito:roles",
            "cognito:username",
            "email",
            "email_verified",
            "family_name",
            "gender",
            "given_name",
            "locale",
            "middle_name",
            "name",
            "nickname",
            "phone_number",
            "phone_number_verified",
            "picture",
            "preferred_username",
            "profile",
            "website",
            "zoneinfo");

    private RuleChecks() {}

    static List<Check> all() {
        return List.of(
                error(
                        "rule_guests_beside_requirements",
                        "a rule asks for groups, scopes or claims, and admits guests",
                        "whoever leaves the token away passes without any of them",
                        where(rule -> rule.guests() && asks(rule), (filter, rule) -> filter.without("guests"))),
                error(
                        "rule_issuer_unknown",
                        "a rule names an issuer that is not configured",
                        "whose tokens are meant is not known; the start refuses it",
                        any(
                                (examined, rule) -> !examined.issuers().keySet().containsAll(rule.issuers()),
                                (filter, rule) -> filter.without("issuers"))),
                warning(
                        "rule_scopes_of_id_tokens",
                        "a rule asks for scopes, and the issuers that count give id tokens",
                        "id tokens have none, so nobody passes",
                        ofIssuers(
                                rule -> !rule.scopes().isEmpty(),
                                issuer -> issuer.tokenUse() == TokenUse.ID,
                                "token-use",
                                "access")),
                warning(
                        "rule_claim_of_id_tokens",
                        "a rule asks for a claim that Cognito's access tokens do not have",
                        "nobody passes, unless a trigger adds the claim; groups are in both kinds of token",
                        ofIssuers(
                                rule -> rule.claims().keySet().stream().anyMatch(RuleChecks::isOfIdTokens),
                                issuer -> issuer.profile() == Profile.COGNITO && issuer.tokenUse() == TokenUse.ACCESS,
                                "token-use",
                                "id")),
                warning(
                        "rule_groups_nowhere",
                        "a rule asks for groups, and the issuers that count look for them where Cognito has none",
                        "Cognito lists groups in `cognito:groups`, so nobody passes",
                        ofIssuers(
                                rule -> !rule.groups().isEmpty(),
                                issuer -> issuer.profile() == Profile.COGNITO
                                        && issuer.groupsClaim() != null
                                        && !issuer.groupsClaim().equals(Profile.COGNITO.groupsClaim()),
                                "groups-claim",
                                Profile.COGNITO.groupsClaim())),
                note(
                        "rule_replay_allowed",
                        "a signature counts more than once where requests change something",
                        "whoever sees a signed request, or a presigned URL, can send it again while it lasts",
                        signing(
                                (route, rule) -> rule.replay() == Replay.ALLOW && !onlyReads(route),
                                (filter, rule) -> filter.set("replay", "refuse"))),
                warning(
                        "rule_body_unsigned",
                        "signatures may leave the body out",
                        "anybody on the way can put another body under the caller's signature",
                        signing(
                                (route, rule) -> rule.unsignedPayload(),
                                (filter, rule) -> filter.without("unsigned-payload"))),
                error(
                        "rule_document_missing",
                        "a rule follows a document that is not configured",
                        "what operations need is not known; the start refuses it",
                        any(
                                (examined, rule) -> rule.openapi() != null
                                        && !examined.poolgate().openapi().containsKey(rule.openapi()),
                                (filter, rule) -> filter.without("openapi"))));
    }

    private static Function<Examined, Stream<Place>> where(
            Predicate<AuthorizeArguments> wrong, BiFunction<FilterView, AuthorizeArguments, Fix> fix) {
        return any((examined, rule) -> wrong.test(rule), fix);
    }

    private static Function<Examined, Stream<Place>> any(
            BiPredicate<Examined, AuthorizeArguments> wrong, BiFunction<FilterView, AuthorizeArguments, Fix> fix) {
        return examined -> examined.routes().stream().flatMap(route -> route.authorize().stream()
                .filter(rule -> wrong.test(examined, rule))
                .map(rule -> place(route, fix.apply(authorize(route), rule))));
    }

    private static Function<Examined, Stream<Place>> signing(
            BiPredicate<RouteView, AuthorizeArguments> wrong, BiFunction<FilterView, AuthorizeArguments, Fix> fix) {
        return examined -> examined.routes().stream()
                .filter(RouteView::takesSignatures)
                .flatMap(route -> route.authorize().stream()
                        .filter(rule -> wrong.test(route, rule))
                        .map(rule -> place(route, fix.apply(authorize(route), rule))));
    }

    /** Rules that no token of the issuers that count can meet; mended at the first of them. */
    private static Function<Examined, Stream<Place>> ofIssuers(
            Predicate<AuthorizeArguments> asks, Predicate<IssuerProperties> never, String key, String value) {
        return examined -> examined.routes().stream().flatMap(route -> route.authorize().stream()
                .filter(asks)
                .filter(rule -> !examined.issuersOf(rule).isEmpty())
                .filter(rule -> examined.issuersOf(rule).stream().allMatch(never))
                .map(rule -> place(route, Fix.set("poolgate.issuers." + first(examined, rule) + "." + key, value))));
    }

    private static String first(Examined examined, AuthorizeArguments rule) {
        return examined.issuers().keySet().stream()
                .filter(name -> rule.issuers().isEmpty() || rule.issuers().contains(name))
                .findFirst()
                .orElseThrow();
    }

    private static FilterView authorize(RouteView route) {
        return route.filter("Authorize").orElseThrow();
    }

    private static Place place(RouteView route, Fix fix) {
        return new Place(authorize(route).key(), "route `" + route.id() + "`", fix);
    }

    private static boolean asks(AuthorizeArguments rule) {
        return !rule.groups().isEmpty()
                || !rule.scopes().isEmpty()
                || !rule.claims().isEmpty();
    }

    private static boolean isOfIdTokens(String claim) {
        return ID_TOKEN_ONLY.contains(claim) || claim.startsWith("custom:");
    }

    private static boolean onlyReads(RouteView route) {
        return !route.methods().isEmpty() && Set.of("GET", "HEAD").containsAll(route.methods());
    }
}
