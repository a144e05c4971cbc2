package dev.poolgate.authorizer.iam;

/**
 * Something in a policy that is legal and seldom meant: too wide, or without effect.
 *
 * @param statement where, as decisions refer to it
 */
public record PolicyFinding(Code code, String statement) {

    /** What is odd. The names are stable; the texts may change. */
    public enum Code {
        ANYONE("lets anyone assume the role, whoever vouches for them"),
        ALL_BUT_SOME_PRINCIPALS("lets everyone but a few assume the role"),
        ANY_POOL("lets identities of any identity pool in: no condition on `cognito-identity.amazonaws.com:aud` binds"),
        GUESTS_AND_USERS("lets guests in as well as users: no condition on"
                + " `cognito-identity.amazonaws.com:amr` demands `authenticated`"),
        ABSENT_VALUE_PASSES("holds where the token says nothing about the audience or how it was authenticated"),
        ANY_CLIENT("lets every client of the provider in: no condition on its audience binds"),
        WILDCARD_AUDIENCE("has a wildcard for an audience, which whoever can choose a name can match"),
        EVERYTHING("allows every action on every resource"),
        ALL_BUT_SOME_ACTIONS("allows all but a few actions, also those that services add later"),
        ALL_BUT_SOME_RESOURCES("allows all but a few resources, also other accounts' that allow it"),
        LITERAL_VARIABLE("has `${...}` in a policy without version `2012-10-17`, where it is no variable"),
        UNRESOLVABLE_VARIABLE("has a variable of a key with several values, which never has one value"),
        LITERAL_WILDCARD("compares with `*` or `?` by an operator to which they are plain characters");

        private final String text;

        Code(String text) {
            this.text = text;
        }
    }

    /** For whoever wrote the policy. */
    public String text() {
        return "`" + statement + "` " + code.text;
    }
}
