package dev.poolgate.aws;

import dev.poolgate.aws.model.ErrorCode;
import dev.poolgate.aws.model.QueryNames;
import dev.poolgate.aws.query.MalformedInputException;
import dev.poolgate.aws.query.Question;
import dev.poolgate.aws.query.SdkQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** AWS Query: parameters {@code Action} and {@code Version} name the operation, answers are XML. */
final class QueryProtocol implements Protocol {
    /** The namespace of errors that no service answers. */
    private static final String FAULT = "http://webservices.amazon.com/AWSFault/2005-15-09";

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Longer names are not repeated to the caller. */
    private static final int MAX_ECHO = 128;

    private final Targets targets;

    QueryProtocol(List<AwsService> services) {
        this.targets = Targets.query(services);
    }

    @Override
    public boolean speaks(WireRequest request) {
        return request.asksByQuery() || request.contentType().equals(FORM);
    }

    @Override
    public Asked read(WireRequest request) {
        Question question = reading(() -> SdkQuery.read(request.asksByQuery() ? request.query() : request.body()));
        Target target = target(question);
        return new Asked(
                target, () -> reading(() -> question.input(target.operation().newInput())));
    }

    private Target target(Question question) {
        String action = question.action()
                .orElseThrow(() -> new CommonErrorException(
                        CommonError.MISSING_ACTION, "The request is missing an action or a required parameter."));
        String version = question.version().orElse("NO_VERSION_SPECIFIED");
        return targets.find(Targets.queryName(version, action))
                .orElseThrow(() -> new CommonErrorException(
                        CommonError.UNKNOWN_OPERATION,
                        "Could not find operation " + shown(action) + " for version " + shown(version)));
    }

    private static String shown(String name) {
        return name.length() <= MAX_ECHO ? name : "";
    }

    private static <T> T reading(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (MalformedInputException e) {
            throw new CommonErrorException(CommonError.SERIALIZATION, e.text());
        }
    }

    @Override
    public WireResponse success(String requestId, Target target, SdkPojo output) {
        String name = target.operation().name();
        String xml = SdkQuery.write(namespace(target), name, target.model().resultName(name), output, requestId);
        return new WireResponse(200, headers(requestId), xml);
    }

    @Override
    public WireResponse error(String requestId, Optional<Target> target, WireError error) {
        int status = error.code().status();
        String xml = SdkQuery.writeError(
                target.map(QueryProtocol::namespace).orElse(FAULT),
                status < 500,
                error.code().code(),
                error.message(),
                error.members(),
                requestId);
        return new WireResponse(status, headers(requestId), xml);
    }

    @Override
    public ErrorCode code(CommonError error) {
        return error.query();
    }

    private static String namespace(Target target) {
        return target.model().query().map(QueryNames::namespace).orElse(FAULT);
    }

    private static Map<String, String> headers(String requestId) {
        return Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId);
    }
}
