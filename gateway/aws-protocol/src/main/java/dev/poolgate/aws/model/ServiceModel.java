package dev.poolgate.aws.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** AWS's description of one service, as far as inputs are concerned. Immutable. */
public final class ServiceModel {
    private final String violationCode;
    private final Map<String, OperationModel> operations;
    private final ShapeCheck check;

    ServiceModel(String violationCode, Map<String, OperationModel> operations, Map<String, Shape> shapes) {
        this.violationCode = violationCode;
        this.operations = Map.copyOf(operations);
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

    /** The error code for inputs that break a constraint; the two Cognito services differ. */
    public String violationCode() {
        return violationCode;
    }

    /** Whether AWS asks the callers of an operation to sign; empty where the service has no such operation. */
    public Optional<Boolean> signed(String operation) {
        return Optional.ofNullable(operations.get(operation)).map(OperationModel::signed);
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

    record OperationModel(boolean signed, String input) {}
}
