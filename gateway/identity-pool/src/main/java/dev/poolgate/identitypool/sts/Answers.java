package dev.poolgate.identitypool.sts;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.identitypool.exchange.AssumeResult;
import dev.poolgate.identitypool.session.Grant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The parts that all ways to assume a role answer alike. */
final class Answers {

    private Answers() {}

    static Credentials credentials(AssumeResult.Assumed assumed) {
        TemporaryCredentials credentials = assumed.credentials();
        return Credentials.builder()
                .accessKeyId(credentials.accessKeyId())
                .secretAccessKey(credentials.secretAccessKey())
                .sessionToken(credentials.sessionToken())
                .expiration(credentials.expiration())
                .build();
    }

    static AssumedRoleUser user(AssumeResult.Assumed assumed) {
        return AssumedRoleUser.builder()
                .arn(assumed.grant().principalArn())
                .assumedRoleId(assumed.grant().userId())
                .build();
    }

    /** Left out where the session has neither policies nor tags, as at AWS. */
    static @Nullable Integer packedPolicySize(AssumeResult.Assumed assumed) {
        Grant grant = assumed.grant();
        return grant.policies().isEmpty() && grant.tags().isEmpty() ? null : assumed.packedPercent();
    }
}
