package dev.poolgate.authorizer.sign;

import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Collectors;

/** The one text that signer and verifier derive from a request. */
final class CanonicalRequest {

    private CanonicalRequest() {}

    static String of(SignableRequest request, NavigableSet<String> signedHeaders, PathStyle style) {
        return String.join(
                "\n",
                request.method(),
                style.canonical(path(request.target())),
                CanonicalQuery.of(query(request.target())),
                headers(request, signedHeaders),
                String.join(";", signedHeaders),
                request.bodyHash());
    }

    private static String path(String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        return path.isEmpty() ? "/" : path;
    }

    private static String query(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    private static String headers(SignableRequest request, NavigableSet<String> names) {
        return names.stream()
                .map(name -> name + ":" + joined(request.values(name)) + "\n")
                .collect(Collectors.joining());
    }

    private static String joined(List<String> values) {
        return values.stream().map(value -> value.strip().replaceAll(" +", " ")).collect(Collectors.joining(","));
    }
}
