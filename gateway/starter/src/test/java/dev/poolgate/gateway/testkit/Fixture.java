package dev.poolgate.gateway.testkit;

import org.assertj.core.util.Files;

/** One issuer, one backend and one gateway with every kind of route, shared by the tests that only call it. */
public final class Fixture implements AutoCloseable {
    public static final String RELAY_ISSUER = "https://gateway.example.com/minted";

    private final TestIssuer issuer = new TestIssuer();
    private final RecordingBackend backend = new RecordingBackend();
    private final RunningGateway gateway = RunningGateway.with(issuer)
            .sources(TestPools.class, TestSigners.class)
            .set("poolgate.aws-iam.region", "eu-central-1")
            .set("poolgate.aws-iam.account-id", TestSigners.ACCOUNT)
            .set("poolgate.aws-iam.max-body", "64KB")
            .route("iam", "/iam/**", backend.url())
            .filter(0, "Authorize", "aws-iam", "only")
            .route("iam-once", "/iam-once/**", backend.url())
            .filter(0, "Authorize", "aws-iam", "only", "api-id", "shop", "stage", "prod", "replay", "refuse")
            .route("iam-unsigned", "/iam-unsigned/**", backend.url())
            .filter(0, "Authorize", "aws-iam", "only", "unsigned-payload", "true")
            .route("iam-relayed", "/iam-relayed/**", backend.url(), "RelayToken=orders-backend")
            .filter(1, "Authorize", "aws-iam", "only")
            .route("either", "/either/**", backend.url())
            .filter(0, "Authorize", "aws-iam", "or-token", "api-id", "either", "groups", "admins", "pass-token", "true")
            .route("either-exchanged", "/either-exchanged/**", backend.url(), "ExchangeCredentials=main")
            .filter(1, "Authorize", "aws-iam", "or-token")
            .route("iam-socket", "/socket/iam/**", backend.url())
            .filter(0, "Authorize", "aws-iam", "only")
            .set("poolgate.signing.max-body", "64KB")
            .set("poolgate.relay.issuer", RELAY_ISSUER)
            .set("poolgate.relay.key-file", Files.newTemporaryFolder() + "/relay.json")
            .set("management.endpoints.web.exposure.include", "health,metrics")
            .set("management.endpoint.health.show-details", "always")
            .route("orders", "/orders/**", backend.url(), "Authorize")
            .route("reports", "/reports/**", backend.url())
            .filter(0, "Authorize", "groups", "admins")
            .route("scoped", "/scoped/**", backend.url())
            .filter(0, "Authorize", "scopes[0]", "orders/write", "scopes[1]", "orders/admin")
            .route("claimed", "/claimed/**", backend.url())
            .filter(0, "Authorize", "claims.[custom:department]", "sales")
            .route("guests", "/guests/**", backend.url())
            .filter(0, "Authorize", "guests", "true")
            .route("passing", "/passing/**", backend.url())
            .filter(0, "Authorize", "pass-token", "true")
            .route("public", "/public/**", backend.url(), "Public")
            .route("admin", "/admin/**", backend.url())
            .filter(0, "Authorize", "groups", "admins")
            .route("health", "/health", backend.url(), "Public")
            .route(
                    "named",
                    "/named/**",
                    backend.url(),
                    "Public",
                    "AddRequestHeader=X-User-Id, set by the gateway",
                    "AddRequestHeader=Authorization, Basic Z2F0ZXdheQ==",
                    "AddRequestHeader=X-Amz-Security-Token, session of the gateway")
            .route(
                    "signed",
                    "/signed/**",
                    backend.url(),
                    "AddRequestHeader=X-Amz-Meta-Route, signed",
                    "SignAwsRequest=execute-api, eu-central-1",
                    "ExchangeCredentials=main",
                    "Authorize")
            .route("relayed", "/relayed/**", backend.url(), "RelayToken=orders-backend", "Authorize")
            .route("narrow", "/narrow/**", backend.url(), "Authorize")
            .filter(1, "RelayToken", "audience", "reports", "scopes", "any", "groups[0]", "readers")
            .route("relayed-guests", "/relayed-guests/**", backend.url(), "RelayToken=orders-backend")
            .filter(1, "Authorize", "guests", "true")
            .route("socket", "/socket/**", backend.url(), "Authorize")
            .route("hosted", "/hosted/**", backend.url(), "Public")
            .predicate("Host=api.example.com")
            .start();

    public TestIssuer issuer() {
        return issuer;
    }

    public RecordingBackend backend() {
        return backend;
    }

    public RunningGateway gateway() {
        return gateway;
    }

    public RawHttp.Answer get(String target, String... headers) {
        return RawHttp.get(gateway.port(), target, headers);
    }

    /** With a token of a user in these groups. */
    public RawHttp.Answer getAs(String user, String target, String... groups) {
        return get(target, bearer(user, groups));
    }

    public String bearer(String user, String... groups) {
        return "Authorization: Bearer " + issuer.token(user, groups);
    }

    @Override
    public void close() {
        gateway.close();
        backend.close();
        issuer.close();
    }
}
