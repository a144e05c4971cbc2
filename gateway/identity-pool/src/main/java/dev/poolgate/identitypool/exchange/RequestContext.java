package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.identitypool.session.SessionTags;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The condition keys of a request to assume a role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">IAM and
 *     STS condition keys</a>
 */
final class RequestContext {

    private RequestContext() {}

    static IamContext of(Applicant applicant, RoleRequest request, Instant now) {
        IamContext.Builder context = IamContext.builder()
                .with(applicant.context())
                .with("sts:RoleSessionName", request.sessionName())
                .with("aws:CurrentTime", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .with("aws:EpochTime", String.valueOf(now.getEpochSecond()));
        request.sourceIdentity().ifPresent(name -> context.with("sts:SourceIdentity", name));
        tags(request.tags(), context);
        return context.build();
    }

    /** A key without a value is as one that is absent, so nothing has to be left out where there are no tags. */
    private static void tags(SessionTags tags, IamContext.Builder context) {
        context.with("aws:TagKeys", List.copyOf(tags.values().keySet()));
        context.with("sts:TransitiveTagKeys", List.copyOf(tags.transitive()));
        tags.values().forEach((key, value) -> context.with("aws:RequestTag/" + key, value));
    }
}
