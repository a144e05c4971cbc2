package dev.poolgate.gateway.signing;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.time.Duration;
import java.util.Set;

/** Which ways of signing a service takes. */
final class SigningRules {
    /** S3 and what speaks its protocol. */
    private static final Set<String> S3 = Set.of("s3", "s3express", "s3-object-lambda", "s3-outposts");

    /** VPC Lattice takes no other. */
    private static final String LATTICE = "vpc-lattice-svcs";

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    private SigningRules() {}

    /** @throws ConfigurationProblem where the service would refuse every request that is signed so */
    static void check(SignAwsRequestArguments arguments) {
        String service = String.valueOf(arguments.service());
        boolean s3 = S3.contains(service);
        PayloadMode payload = arguments.payload();
        if (payload == PayloadMode.UNSIGNED && !s3 && !service.equals(LATTICE)) {
            throw problem("unsigned bodies, which `" + service + "` does not take", "use `payload: buffer`");
        }
        if (payload == PayloadMode.STREAMING && !s3) {
            throw problem("signed chunks, which `" + service + "` does not take", "use `payload: buffer`");
        }
        Duration life = arguments.presignedFor();
        if (life == null) {
            return;
        }
        if (life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0) {
            throw problem("a signature for `" + life + "`", "let it count for one second to seven days");
        }
        if (payload == PayloadMode.STREAMING || (s3 && payload == PayloadMode.BUFFER)) {
            throw problem("a signature in the query of a signed body", "use `payload: unsigned` with `presigned-for`");
        }
    }

    private static ConfigurationProblem problem(String what, String action) {
        return new ConfigurationProblem("a route has `SignAwsRequest` with " + what, action);
    }
}
