package dev.poolgate.gateway.config;

import dev.poolgate.authorizer.signed.ExecuteApi;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What this gateway is to callers who sign their requests. Needed where a bean of type {@code SignedCallers} knows any.
 *
 * @param partition first part of the ARNs that policies name
 * @param region signatures must be made for it, and policies name it
 * @param accountId twelve digits, as policies name it
 * @param maxBody largest body of a signed request, which is held in memory to be hashed; a larger one is refused with
 *     413
 * @param rememberedSignatures how many are remembered where each counts once; one more is answered 503
 * @param rememberedSignaturesPerCaller how many of them may be of one caller; one more of theirs is answered 503
 */
public record AwsIamProperties(
        @DefaultValue("aws") String partition,
        @Nullable String region,
        @Nullable String accountId,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("100000") int rememberedSignatures,
        @DefaultValue("10000") int rememberedSignaturesPerCaller) {

    /** @throws ConfigurationProblem where region or account is missing, or one of them is none */
    public ExecuteApi executeApi() {
        if (region == null || accountId == null) {
            throw new ConfigurationProblem(
                    "callers who sign are known, but not what region and account this gateway is in",
                    "set `poolgate.aws-iam.region` and `poolgate.aws-iam.account-id` as their policies name them");
        }
        try {
            return new ExecuteApi(partition, region, accountId);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationProblem(
                    "`poolgate.aws-iam` says what no ARN can hold: " + wrong.getMessage(),
                    "write, for example, `eu-central-1` and twelve digits");
        }
    }
}
