package dev.poolgate.server.doctor;

import dev.poolgate.authorizer.iam.IamPolicy;
import dev.poolgate.authorizer.iam.MalformedPolicyException;
import dev.poolgate.authorizer.iam.PolicyFinding;
import dev.poolgate.authorizer.iam.PolicyFinding.Code;
import dev.poolgate.authorizer.iam.TrustPolicy;
import dev.poolgate.gateway.doctor.Fix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The policies in a file of a role, by where they stand in it.
 *
 * @param role null where the file is no JSON
 */
record RoleDocuments(Path path, @Nullable JsonNode role) {
    private static final String TRUST = "/AssumeRolePolicyDocument";
    private static final String FOR_USERS = """
            {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, \
            "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {\
            "StringEquals": {"cognito-identity.amazonaws.com:aud": "id-of-your-identity-pool"}, \
            "ForAnyValue:StringEquals": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}""";
    private static final String TO_READ = """
            {"Effect": "Allow", "Action": "execute-api:Invoke", \
            "Resource": "arn:aws:execute-api:*:*:id-of-your-api/*/GET/*"}""";

    /** @param fix of the statement it is about */
    record Found(PolicyFinding finding, Fix fix) {}

    static Stream<RoleDocuments> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(RoleDocuments::read)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    private static RoleDocuments read(Path file) {
        try {
            return new RoleDocuments(file, JsonMapper.shared().readTree(Files.readString(file)));
        } catch (IOException | JacksonException notJson) {
            return new RoleDocuments(file, null);
        }
    }

    boolean isUnreadable() {
        try {
            all();
            return pointers().isEmpty();
        } catch (MalformedPolicyException | JacksonException malformed) {
            return true;
        }
    }

    Stream<Found> findings() {
        try {
            return all().stream();
        } catch (MalformedPolicyException | JacksonException malformed) {
            return Stream.empty();
        }
    }

    private List<Found> all() throws MalformedPolicyException {
        List<Found> found = new ArrayList<>();
        for (String pointer : pointers()) {
            boolean trust = pointer.equals(TRUST);
            String text = document(pointer).toString();
            List<PolicyFinding> findings = trust
                    ? TrustPolicy.parse(text).findings()
                    : IamPolicy.parse(pointer, text).findings();
            findings.forEach(finding -> found.add(new Found(finding, fix(pointer, finding, trust))));
        }
        return found;
    }

    /** Of every policy in the file; none where it is not a role. */
    private List<String> pointers() {
        if (role == null || document(TRUST).isMissingNode()) {
            return List.of();
        }
        List<String> pointers = new ArrayList<>(List.of(TRUST));
        for (int i = 0; i < role.path("Policies").size(); i++) {
            pointers.add("/Policies/" + i + "/PolicyDocument");
        }
        return pointers;
    }

    private JsonNode document(String pointer) {
        JsonNode node = Objects.requireNonNull(role).at(pointer);
        return node.isString() ? JsonMapper.shared().readTree(node.asString()) : node;
    }

    private Fix fix(String pointer, PolicyFinding finding, boolean trust) {
        return finding.code() == Code.LITERAL_VARIABLE
                ? Fix.edit(path, pointer + "/Version", "\"2012-10-17\"")
                : Fix.edit(path, statement(pointer, finding), trust ? FOR_USERS : TO_READ);
    }

    /** Its label ends with its {@code Sid}, or with its place. */
    private String statement(String pointer, PolicyFinding finding) {
        JsonNode statements = document(pointer).path("Statement");
        String label = finding.statement().substring(finding.statement().lastIndexOf('/') + 1);
        for (int i = 0; i < statements.size() && statements.isArray(); i++) {
            boolean named = statements.get(i).path("Sid").asString("").equals(label);
            if (named || label.equals("Statement[" + i + "]")) {
                return pointer + "/Statement/" + i;
            }
        }
        return pointer + "/Statement";
    }
}
