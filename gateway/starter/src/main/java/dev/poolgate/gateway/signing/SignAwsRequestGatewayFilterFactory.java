package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.sign.RequestSigner;
import dev.poolgate.gateway.body.BodyAccounts;
import dev.poolgate.gateway.body.BodyReader;
import dev.poolgate.gateway.body.HeldBodies;
import dev.poolgate.gateway.failure.FailureResponses;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.time.Clock;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;

/** {@code SignAwsRequest=service, region}: signs the outgoing request (SigV4) with the caller's own credentials. */
public final class SignAwsRequestGatewayFilterFactory extends AbstractGatewayFilterFactory<SignAwsRequestArguments> {
    private final SigningProperties properties;
    private final HeldBodies bodies;
    private final BodyAccounts accounts;
    private final Clock clock;
    private final FailureResponses failures;

    public SignAwsRequestGatewayFilterFactory(
            SigningProperties properties,
            HeldBodies bodies,
            BodyAccounts accounts,
            Clock clock,
            FailureResponses failures) {
        super(SignAwsRequestArguments.class);
        this.properties = properties;
        this.bodies = bodies;
        this.accounts = accounts;
        this.clock = clock;
        this.failures = failures;
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of("service", "region", "payload");
    }

    /** @throws ConfigurationProblem where service or region is missing, or the service does not take such signatures */
    @Override
    public GatewayFilter apply(SignAwsRequestArguments arguments) {
        String service = arguments.service();
        String region = arguments.region();
        if (service == null || region == null) {
            throw new ConfigurationProblem(
                    "a route has `SignAwsRequest` without service or region",
                    "write `SignAwsRequest=execute-api, eu-central-1`");
        }
        SigningRules.check(arguments);
        return new SignAwsRequestFilter(
                new SignaturePlacement(new RequestSigner(service, region, clock), arguments.presignedFor()),
                payload(arguments.payload()),
                bodies,
                accounts,
                failures);
    }

    private Payload payload(PayloadMode mode) {
        return switch (mode) {
            case BUFFER -> new BufferedPayload(new BodyReader(bodies, properties.maxBody(), properties.bodyTimeout()));
            case UNSIGNED -> new UnsignedPayload(properties.unsignedOverPlainHttp());
            case STREAMING -> new StreamingPayload();
        };
    }
}
