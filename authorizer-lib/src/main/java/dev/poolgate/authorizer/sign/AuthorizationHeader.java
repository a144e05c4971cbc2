package dev.poolgate.authorizer.sign;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...}, in the order every signer writes. */
record AuthorizationHeader(
        String accessKeyId, CredentialScope scope, NavigableSet<String> signedHeaders, String signature) {

    private static final Pattern FORM = Pattern.compile(
            SigningKey.ALGORITHM
                    + " +Credential=([\\w-]{1,128})/([^, ]{1,256}), *SignedHeaders=([a-z0-9;_.-]{1,4096}), *Signature=([0-9a-f]{64})");

    AuthorizationHeader {
        signedHeaders = Collections.unmodifiableNavigableSet(signedHeaders);
    }

    static Optional<AuthorizationHeader> parse(String value) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return names(matcher.group(3)).flatMap(names -> CredentialScope.parse(matcher.group(2))
                .map(scope -> new AuthorizationHeader(matcher.group(1), scope, names, matcher.group(4))));
    }

    String text() {
        return SigningKey.ALGORITHM + " Credential=" + accessKeyId + "/" + scope.text() + ", SignedHeaders="
                + String.join(";", signedHeaders) + ", Signature=" + signature;
    }

    /** Sorted and without repetition, as the specification demands: any other list has a second reading. */
    private static Optional<NavigableSet<String>> names(String list) {
        List<String> names = List.of(list.split(";", -1));
        NavigableSet<String> sorted = new TreeSet<>(names);
        return List.copyOf(sorted).equals(names) ? Optional.of(sorted) : Optional.empty();
    }

    @Override
    public String toString() {
        return "AuthorizationHeader[" + accessKeyId + ", " + scope.text() + "]";
    }
}
