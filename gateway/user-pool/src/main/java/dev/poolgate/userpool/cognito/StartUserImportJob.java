package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.imports.ImportJobs;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartUserImportJobRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartUserImportJobResponse;

/** Lets a job begin. */
final class StartUserImportJob extends CognitoOperation<StartUserImportJobRequest, StartUserImportJobResponse> {
    private final Pools pools;
    private final ImportJobs jobs;

    StartUserImportJob(Pools pools, ImportJobs jobs) {
        super(Access.SIGNED, StartUserImportJobRequest::builder);
        this.pools = pools;
        this.jobs = jobs;
    }

    @Override
    StartUserImportJobResponse answer(StartUserImportJobRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return StartUserImportJobResponse.builder()
                .userImportJob(jobs.start(pool, request.jobId()))
                .build();
    }
}
