package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.imports.ImportJobs;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserImportJobRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserImportJobResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHashingAlgorithmType;

/** Makes a job that waits for a file of users. */
final class CreateUserImportJob extends CognitoOperation<CreateUserImportJobRequest, CreateUserImportJobResponse> {
    private final Pools pools;
    private final ImportJobs jobs;

    CreateUserImportJob(Pools pools, ImportJobs jobs) {
        super(Access.SIGNED, CreateUserImportJobRequest::builder);
        this.pools = pools;
        this.jobs = jobs;
    }

    @Override
    CreateUserImportJobResponse answer(CreateUserImportJobRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        if (request.passwordHashingAlgorithm() == PasswordHashingAlgorithmType.UNKNOWN_TO_SDK_VERSION) {
            throw Refusals.invalidParameter("Invalid PasswordHashingAlgorithm.");
        }
        return CreateUserImportJobResponse.builder()
                .userImportJob(jobs.create(
                        pool,
                        request.jobName(),
                        request.cloudWatchLogsRoleArn(),
                        Optional.ofNullable(request.passwordHashingAlgorithmAsString())))
                .build();
    }
}
