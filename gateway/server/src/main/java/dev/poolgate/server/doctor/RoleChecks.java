package dev.poolgate.server.doctor;

import static dev.poolgate.gateway.doctor.Check.error;
import static dev.poolgate.gateway.doctor.Check.warning;

import dev.poolgate.authorizer.iam.PolicyFinding.Code;
import dev.poolgate.gateway.doctor.Check;
import dev.poolgate.gateway.doctor.Examined;
import dev.poolgate.gateway.doctor.Fix;
import dev.poolgate.gateway.doctor.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Roles kept as files: who gets them, and how much they allow. */
final class RoleChecks {
    private static final String ROLES = "poolgate.pools.roles";
    private static final Set<Code> STRANGERS = EnumSet.of(
            Code.ANYONE,
            Code.ALL_BUT_SOME_PRINCIPALS,
            Code.ANY_POOL,
            Code.GUESTS_AND_USERS,
            Code.ABSENT_VALUE_PASSES,
            Code.ANY_CLIENT,
            Code.WILDCARD_AUDIENCE);
    private static final Set<Code> WIDE =
            EnumSet.of(Code.EVERYTHING, Code.ALL_BUT_SOME_ACTIONS, Code.ALL_BUT_SOME_RESOURCES);
    private static final Set<Code> VARIABLES = EnumSet.of(Code.LITERAL_VARIABLE, Code.UNRESOLVABLE_VARIABLE);
    private static final Set<Code> WILDCARDS = EnumSet.of(Code.LITERAL_WILDCARD);

    private RoleChecks() {}

    static List<Check> all() {
        return List.of(
                error(
                        "role_for_strangers",
                        "a role can be had by more than the users of one pool",
                        "guests, other pools or other clients get what it allows",
                        of(STRANGERS)),
                warning(
                        "role_allows_everything",
                        "a role allows everything, or all but a few things",
                        "also what backends and services will only be able to do next year",
                        of(WIDE)),
                warning(
                        "role_variable_ineffective",
                        "a policy of a role has a variable that is none there, or never has a value",
                        "it is compared as it is written, so it allows or denies nothing",
                        of(VARIABLES)),
                warning(
                        "role_wildcard_ineffective",
                        "a policy of a role has a wildcard where it is a plain character",
                        "it matches nothing but itself; `StringLike` knows wildcards",
                        of(WILDCARDS)),
                error(
                        "role_unreadable",
                        "a file of a role cannot be read as one",
                        "the start refuses it, or the role is left out",
                        examined -> files(examined)
                                .filter(RoleDocuments::isUnreadable)
                                .map(file -> place(
                                        file,
                                        "file",
                                        Fix.run("mv '" + file.path() + "' '" + file.path() + ".unread'")))),
                error(
                        "roles_missing",
                        "the folder of roles is not there, or cannot be read",
                        "the start refuses it",
                        examined -> folderThat(examined, folder -> !isReadable(folder))),
                warning(
                        "roles_none",
                        "the folder of roles has no file `*.json`",
                        "the start makes no role from it, and says nothing",
                        examined -> folderThat(
                                examined,
                                folder -> isReadable(folder)
                                        && RoleDocuments.in(folder).findAny().isEmpty())));
    }

    private static Function<Examined, Stream<Place>> of(Set<Code> codes) {
        return examined -> files(examined).flatMap(file -> file.findings()
                .filter(found -> codes.contains(found.finding().code()))
                .map(found -> place(file, found.finding().text(), found.fix())));
    }

    private static Place place(RoleDocuments file, String what, Fix fix) {
        return new Place(ROLES, file.path().getFileName() + ": " + what, fix);
    }

    private static Stream<Place> folderThat(Examined examined, Predicate<Path> wrong) {
        return folder(examined)
                .filter(wrong)
                .map(folder -> new Place(ROLES, folder.toString(), Fix.drop(ROLES)))
                .stream();
    }

    private static boolean isReadable(Path folder) {
        return Files.isDirectory(folder) && Files.isReadable(folder);
    }

    private static Stream<RoleDocuments> files(Examined examined) {
        return folder(examined).stream().flatMap(RoleDocuments::in);
    }

    /** Where the pools run, who read it. */
    private static Optional<Path> folder(Examined examined) {
        return examined.settings().is("poolgate.pools.enabled", "false")
                ? Optional.empty()
                : examined.settings().text(ROLES).map(Path::of);
    }
}
