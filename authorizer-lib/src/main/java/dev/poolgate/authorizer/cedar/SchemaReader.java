package dev.poolgate.authorizer.cedar;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.ValidationRequest;
import com.cedarpolicy.model.ValidationResponse;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.poolgate.authorizer.policy.PolicyProblem;
import dev.poolgate.authorizer.policy.PolicySource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From the text of a schema to what it says of actions, and of policies. */
final class SchemaReader {
    private final PolicySource source;
    private final List<PolicyProblem> problems;
    private final List<PolicyProblem> warnings;

    SchemaReader(PolicySource source, List<PolicyProblem> problems, List<PolicyProblem> warnings) {
        this.source = source;
        this.problems = problems;
        this.warnings = warnings;
    }

    /** Empty where it is no schema; the problems say why. */
    Optional<Schema> read() {
        Statement whole = Statement.whole(source);
        if (StatementSplitter.isTooDeep(source.text())) {
            problems.add(PolicyProblem.of(source.name(), "nested too deeply"));
            return Optional.empty();
        }
        try {
            Schema schema = Schema.parse(syntax(), source.text());
            Optional<List<PolicyProblem>> errors = new BasicAuthorizationEngine()
                    .validate(new ValidationRequest(schema, new PolicySet()))
                    .errors
                    .map(all -> all.stream()
                            .map(error -> PolicyReader.problem(whole, error))
                            .toList());
            errors.ifPresent(problems::addAll);
            return errors.isPresent() ? Optional.empty() : Optional.of(schema);
        } catch (AuthException | IllegalArgumentException e) {
            diagnose(whole, e);
            return Optional.empty();
        }
    }

    private Schema.JsonOrCedar syntax() {
        return source.text().stripLeading().startsWith("{") ? Schema.JsonOrCedar.Json : Schema.JsonOrCedar.Cedar;
    }

    /** Only a validation tells where the error is. */
    private void diagnose(Statement whole, Exception e) {
        int before = problems.size();
        try {
            new BasicAuthorizationEngine()
                    .validate(new ValidationRequest(new Schema(source.text()), new PolicySet()))
                    .errors
                    .ifPresent(errors -> errors.forEach(error -> problems.add(PolicyReader.problem(whole, error))));
        } catch (AuthException | IllegalArgumentException again) {
            e.addSuppressed(again);
        }
        if (problems.size() == before) {
            problems.add(PolicyProblem.of(source.name(), String.valueOf(e.getMessage())));
        }
    }

    ActionGroups groups(Schema schema) {
        try {
            JsonNode json = schema.toJsonFormat();
            return ActionGroups.of(json);
        } catch (AuthException | JsonProcessingException e) {
            problems.add(PolicyProblem.of(source.name(), String.valueOf(e.getMessage())));
            return ActionGroups.NONE;
        }
    }

    void validate(Schema schema, List<CedarPolicy> policies) {
        Map<String, Statement> byKey =
                policies.stream().collect(Collectors.toMap(CedarPolicy::key, CedarPolicy::statement));
        PolicySet set =
                new PolicySet(policies.stream().map(CedarPolicy::forEngine).collect(Collectors.toSet()));
        try {
            ValidationResponse response = new BasicAuthorizationEngine().validate(new ValidationRequest(schema, set));
            response.errors.ifPresent(errors ->
                    errors.forEach(error -> problems.add(PolicyProblem.of(source.name(), EngineMessages.of(error)))));
            response.success.ifPresent(success -> {
                success.validationErrors.forEach(error -> problems.add(problem(byKey::get, error)));
                success.validationWarnings.forEach(warning -> warnings.add(problem(byKey::get, warning)));
            });
        } catch (AuthException e) {
            problems.add(PolicyProblem.of(source.name(), String.valueOf(e.getMessage())));
        }
    }

    private static PolicyProblem problem(Function<String, Statement> byKey, ValidationResponse.ValidationError error) {
        return PolicyReader.problem(byKey.apply(error.getPolicyId()), error.getError());
    }
}
