package dev.poolgate.aws.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** AWS's description of one service, as far as inputs are concerned. Immutable. */
public final class ServiceModel {
    private final String violationCode;
    private final Optional<QueryNames> query;
    private final Map<String, OperationModel> operations;
    private final Map<String, ErrorCode> errors;
    private final ShapeCheck check;

    /** @param errors by the names of their shapes in lower case */
    ServiceModel(
            String violationCode,
            Optional<QueryNames> query,
            Map<String, OperationModel> operations,
            Map<String, ErrorCode> errors,
            Map<String, Shape> shapes) {
        this.violationCode = violationCode;
        this.query = query;
        this.operations = Map.copyOf(operations);
        this.errors = Map.copyOf(errors);
        this.check = new ShapeCheck(shapes);
    }

    /**
     * The model of a service.
     *
     * @param signingName for example {@code cognito-idp}
     * @throws IllegalArgumentException where there is none
     */
    public static ServiceModel of(String signingName) {
        return ServiceModelReader.read(signingName);
    }

    /** The error code for inputs that break a constraint; services differ. */
    public String violationCode() {
        return violationCode;
    }

    /** Whether AWS asks the callers of an operation to sign; empty where the service has no such operation. */
    public Optional<Boolean> signed(String operation) {
        return Optional.ofNullable(operations.get(operation)).map(OperationModel::signed);
    }

    /** Version and namespace of a service of the Query protocol; empty for those of JSON. */
    public Optional<QueryNames> query() {
        return query;
    }

    /** The element around the output of an operation in the Query protocol; empty where there is no output. */
    public Optional<String> resultName(String operation) {
        return Optional.ofNullable(operations.get(operation)).flatMap(OperationModel::result);
    }

    /**
     * The code and status of an error, where they are not those of every service.
     *
     * @param exception the SDK's class, for example {@code NoSuchEntityException}; the SDK and the model agree on its
     *     name but not on its capitals
     */
    public Optional<ErrorCode> error(String exception) {
        return Optional.ofNullable(errors.get(exception.toLowerCase(Locale.ROOT)));
    }

    /**
     * Checks an input against every constraint of its operation.
     *
     * @return AWS's text for the violations; empty where there are none
     */
    public Optional<String> violations(String operation, SdkPojo input) {
        OperationModel model = operations.get(operation);
        if (model == null) {
            throw new IllegalArgumentException("there is no operation `" + operation + "`");
        }
        List<Violation> found = check.violations(model.input(), input);
        return found.isEmpty() ? Optional.empty() : Optional.of(Violation.text(found));
    }

    record OperationModel(boolean signed, String input, Optional<String> result) {}
}
