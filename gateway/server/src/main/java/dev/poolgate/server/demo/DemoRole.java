package dev.poolgate.server.demo;

import dev.poolgate.identitypool.iam.RoleTemplate;

/** A role of the demo: who of the identity pool may be it, and what requests of theirs the gateway lets through. */
enum DemoRole {
    READERS("poolgate-demo-readers", "authenticated", "*/GET/*"),
    ADMINS("poolgate-demo-admins", "authenticated", "*/*/*"),
    GUESTS("poolgate-demo-guests", "unauthenticated", "public/*/GET/*");

    private final String roleName;
    private final String amr;
    private final String routes;

    /**
     * @param amr how an identity must have been authenticated
     * @param routes API, stage, method and path, as in an {@code execute-api} ARN
     */
    DemoRole(String roleName, String amr, String routes) {
        this.roleName = roleName;
        this.amr = amr;
        this.routes = routes;
    }

    String arn(String accountId) {
        return "arn:aws:iam::" + accountId + ":role/" + roleName;
    }

    RoleTemplate template(String identityPoolId) {
        return RoleTemplate.of(roleName, trust(identityPoolId), "call-the-gateway", permissions());
    }

    /**
     * Names the pool and how the identity was authenticated: without either, any pool or any guest could be the role.
     */
    private String trust(String identityPoolId) {
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [{
                    "Effect": "Allow",
                    "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                    "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
                    "Condition": {
                      "StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
                      "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "%s"}
                    }
                  }]
                }
                """.formatted(identityPoolId, amr);
    }

    private String permissions() {
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [{
                    "Effect": "Allow",
                    "Action": "execute-api:Invoke",
                    "Resource": "arn:aws:execute-api:*:*:%s"
                  }]
                }
                """.formatted(routes);
    }
}
