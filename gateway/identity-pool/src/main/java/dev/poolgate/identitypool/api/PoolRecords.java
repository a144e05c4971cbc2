package dev.poolgate.identitypool.api;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolResponse;

/**
 * The pool record under its five names. The model has one shape, {@code IdentityPool}, which the SDK repeats as a class
 * for every operation that takes or gives it.
 */
final class PoolRecords {

    private PoolRecords() {}

    static DescribeIdentityPoolResponse settings(String poolId, CreateIdentityPoolRequest input) {
        DescribeIdentityPoolResponse.Builder record = DescribeIdentityPoolResponse.builder();
        copy(input, (SdkPojo) record);
        return record.identityPoolId(poolId).build();
    }

    /** Replaces as a whole: what an update leaves out is at its default again. */
    static DescribeIdentityPoolResponse settings(UpdateIdentityPoolRequest input) {
        DescribeIdentityPoolResponse.Builder record = DescribeIdentityPoolResponse.builder();
        copy(input, (SdkPojo) record);
        return record.build();
    }

    static CreateIdentityPoolResponse created(DescribeIdentityPoolResponse settings) {
        CreateIdentityPoolResponse.Builder answer = CreateIdentityPoolResponse.builder();
        copy(settings, (SdkPojo) answer);
        return answer.build();
    }

    static UpdateIdentityPoolResponse updated(DescribeIdentityPoolResponse settings) {
        UpdateIdentityPoolResponse.Builder answer = UpdateIdentityPoolResponse.builder();
        copy(settings, (SdkPojo) answer);
        return answer.build();
    }

    /** Copies the members that both have by the same name. */
    private static void copy(SdkPojo from, SdkPojo to) {
        for (SdkField<?> target : to.sdkFields()) {
            from.sdkFields().stream()
                    .filter(source -> source.memberName().equals(target.memberName()))
                    .findFirst()
                    .map(source -> source.getValueOrDefault(from))
                    .ifPresent(value -> target.set(to, value));
        }
    }
}
