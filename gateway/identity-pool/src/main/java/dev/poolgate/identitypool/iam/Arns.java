package dev.poolgate.identitypool.iam;

/** The ARNs of what an account's registry holds. */
record Arns(String accountId) {

    String role(String path, String name) {
        return of("role" + path + name);
    }

    String policy(String path, String name) {
        return of("policy" + path + name);
    }

    String oidcProvider(String url) {
        return of("oidc-provider/" + url);
    }

    String samlProvider(String name) {
        return of("saml-provider/" + name);
    }

    private String of(String resource) {
        return "arn:aws:iam::" + accountId + ":" + resource;
    }
}
