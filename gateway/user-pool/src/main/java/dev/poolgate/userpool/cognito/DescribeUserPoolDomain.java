package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.storage.DomainTable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;

/** A domain; nothing is said of one that nobody has. */
final class DescribeUserPoolDomain
        extends CognitoOperation<DescribeUserPoolDomainRequest, DescribeUserPoolDomainResponse> {
    private final DomainTable domains;

    DescribeUserPoolDomain(DomainTable domains) {
        super(Access.SIGNED, DescribeUserPoolDomainRequest::builder);
        this.domains = domains;
    }

    @Override
    DescribeUserPoolDomainResponse answer(DescribeUserPoolDomainRequest request, AwsCall call) {
        return DescribeUserPoolDomainResponse.builder()
                .domainDescription(domains.find(request.domain())
                        .orElseGet(() -> DomainDescriptionType.builder().build()))
                .build();
    }
}
