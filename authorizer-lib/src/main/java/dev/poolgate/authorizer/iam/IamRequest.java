package dev.poolgate.authorizer.iam;

/**
 * What is to be decided.
 *
 * @param action service and operation, for example {@code execute-api:Invoke}
 * @param resource the ARN acted on
 */
public record IamRequest(String action, String resource, IamContext context) {}
