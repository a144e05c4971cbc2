package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.imports.ImportJobs;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StopUserImportJobRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StopUserImportJobResponse;

/** Ends a job before its file does. Who was imported stays. */
final class StopUserImportJob extends CognitoOperation<StopUserImportJobRequest, StopUserImportJobResponse> {
    private final Pools pools;
    private final ImportJobs jobs;

    StopUserImportJob(Pools pools, ImportJobs jobs) {
        super(Access.SIGNED, StopUserImportJobRequest::builder);
        this.pools = pools;
        this.jobs = jobs;
    }

    @Override
    StopUserImportJobResponse answer(StopUserImportJobRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return StopUserImportJobResponse.builder()
                .userImportJob(jobs.stop(pool, request.jobId()))
                .build();
    }
}
