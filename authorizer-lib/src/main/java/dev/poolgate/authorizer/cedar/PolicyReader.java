package dev.poolgate.authorizer.cedar;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.DetailedError;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityUID;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.poolgate.authorizer.policy.PolicyProblem;
import dev.poolgate.authorizer.policy.PolicySource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From texts to policies with their JSON form. What is wrong with them is collected, all of it. */
final class PolicyReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EntityTypes types;
    private final List<PolicyProblem> problems;
    private final List<Statement> statements = new ArrayList<>();

    PolicyReader(EntityTypes types, List<PolicyProblem> problems) {
        this.types = types;
        this.problems = problems;
    }

    /** @return all policies; whatever was put to the problems meanwhile makes them incomplete */
    List<CedarPolicy> read(List<PolicySource> sources) {
        sources.forEach(this::split);
        if (!problems.isEmpty() || statements.isEmpty()) {
            return List.of();
        }
        List<CedarPolicy> policies = parse();
        policies.forEach(this::check);
        checkDistinct(policies);
        return policies;
    }

    private void split(PolicySource source) {
        for (Statement statement : StatementSplitter.split(source)) {
            if (StatementSplitter.isTooDeep(statement.text())) {
                problems.add(
                        statement.problem("nested too deeply, or too long an expression: make two policies of it"));
            }
            statements.add(statement);
        }
    }

    /** All at once: asked one by one, the engine takes ten times as long. */
    private List<CedarPolicy> parse() {
        try {
            JsonNode all = JSON.readTree(set(statements, 0).toJson()).path("staticPolicies");
            List<CedarPolicy> policies = new ArrayList<>();
            for (int i = 0; i < statements.size(); i++) {
                String key = String.valueOf(i);
                policies.add(new CedarPolicy(key, statements.get(i), all.required(key), types));
            }
            return policies;
        } catch (AuthException | JsonProcessingException | IllegalArgumentException e) {
            int before = problems.size();
            statements.forEach(this::diagnose);
            if (problems.size() == before) {
                problems.add(PolicyProblem.of("cedar", String.valueOf(e.getMessage())));
            }
            return List.of();
        }
    }

    private static PolicySet set(List<Statement> statements, int firstKey) {
        Set<Policy> policies = new HashSet<>();
        for (int i = 0; i < statements.size(); i++) {
            policies.add(new Policy(statements.get(i).text(), String.valueOf(firstKey + i)));
        }
        return new PolicySet(policies);
    }

    /** Only a question gets an answer with the place of the error. */
    private void diagnose(Statement statement) {
        EntityUID nobody = types.resource().uid();
        try {
            new BasicAuthorizationEngine()
                    .isAuthorized(
                            new AuthorizationRequest(nobody, types.action("").uid(), nobody, Map.of()),
                            set(List.of(statement), 0),
                            Set.<Entity>of())
                    .errors
                    .ifPresent(errors -> errors.forEach(error -> problems.add(problem(statement, error))));
        } catch (AuthException e) {
            problems.add(statement.problem(String.valueOf(e.getMessage())));
        }
    }

    static PolicyProblem problem(Statement statement, DetailedError error) {
        return statement.problem(EngineMessages.start(error), EngineMessages.of(error));
    }

    private void check(CedarPolicy policy) {
        unknownTypes(policy.json(), new HashSet<>())
                .forEach(type -> problems.add(
                        policy.statement().problem("there is never a `" + type + "`; there are " + types)));
        ReadsRules.objections(policy.reads())
                .forEach(objection -> problems.add(policy.statement().problem(objection)));
    }

    /** A policy about a type that no request has would be silent, which is dangerous where it forbids. */
    private Set<String> unknownTypes(JsonNode json, Set<String> unknown) {
        if (json.path("type").isTextual() && json.path("id").isTextual()) {
            unknown.add(json.path("type").asText());
        }
        if (json.path("entity_type").isTextual()) {
            unknown.add(json.path("entity_type").asText());
        }
        json.forEach(child -> unknownTypes(child, unknown));
        unknown.removeIf(types::knows);
        return unknown;
    }

    private void checkDistinct(List<CedarPolicy> policies) {
        Set<String> seen = new HashSet<>();
        policies.stream()
                .filter(policy -> !seen.add(policy.id()))
                .forEach(policy ->
                        problems.add(policy.statement().problem("another policy has the id `" + policy.id() + "`")));
    }
}
