package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.imports.ImportJobs;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserImportJobRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserImportJobResponse;

/** How far a job has come. */
final class DescribeUserImportJob
        extends CognitoOperation<DescribeUserImportJobRequest, DescribeUserImportJobResponse> {
    private final Pools pools;
    private final ImportJobs jobs;

    DescribeUserImportJob(Pools pools, ImportJobs jobs) {
        super(Access.SIGNED, DescribeUserImportJobRequest::builder);
        this.pools = pools;
        this.jobs = jobs;
    }

    @Override
    DescribeUserImportJobResponse answer(DescribeUserImportJobRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return DescribeUserImportJobResponse.builder()
                .userImportJob(jobs.shown(jobs.require(pool, request.jobId())))
                .build();
    }
}
