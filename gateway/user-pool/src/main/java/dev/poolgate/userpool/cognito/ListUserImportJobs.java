package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.imports.ImportJobs;
import dev.poolgate.userpool.storage.ImportJobTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserImportJobsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserImportJobsResponse;

/** The jobs of a pool, page by page. */
final class ListUserImportJobs extends CognitoOperation<ListUserImportJobsRequest, ListUserImportJobsResponse> {
    private final Pools pools;
    private final ImportJobs jobs;

    ListUserImportJobs(Pools pools, ImportJobs jobs) {
        super(Access.SIGNED, ListUserImportJobsRequest::builder);
        this.pools = pools;
        this.jobs = jobs;
    }

    @Override
    ListUserImportJobsResponse answer(ListUserImportJobsRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Page<ImportJobTable.Row> page = Page.of(
                request.paginationToken(),
                request.maxResults(),
                ImportJobTable.Row::jobId,
                (after, limit) -> jobs.list(pool, after, limit));
        return ListUserImportJobsResponse.builder()
                .userImportJobs(page.items().stream().map(jobs::shown).toList())
                .paginationToken(page.next().orElse(null))
                .build();
    }
}
