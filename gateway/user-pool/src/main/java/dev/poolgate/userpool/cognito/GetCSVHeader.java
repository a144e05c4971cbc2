package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.imports.CsvColumns;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetCsvHeaderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetCsvHeaderResponse;

/** The columns of a file to import users from. */
final class GetCSVHeader extends CognitoOperation<GetCsvHeaderRequest, GetCsvHeaderResponse> {
    private final Pools pools;

    GetCSVHeader(Pools pools) {
        super(Access.SIGNED, GetCsvHeaderRequest::builder);
        this.pools = pools;
    }

    @Override
    GetCsvHeaderResponse answer(GetCsvHeaderRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        return GetCsvHeaderResponse.builder()
                .userPoolId(pool.id())
                .csvHeader(CsvColumns.of(pool))
                .build();
    }
}
