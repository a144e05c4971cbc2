package dev.poolgate.identitypool.iam;

import dev.poolgate.identitypool.registry.InUseException;
import dev.poolgate.identitypool.registry.Registry;
import dev.poolgate.identitypool.roles.ManagedPolicy;
import dev.poolgate.identitypool.roles.ManagedPolicy.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;

/** Managed policies under IAM's rules. */
final class PolicyRegistry {
    private final Registry<ManagedPolicy> store;
    private final PolicyDocuments documents;
    private final Arns arns;
    private final UniqueIds ids;
    private final Clock clock;

    PolicyRegistry(Registry<ManagedPolicy> store, PolicyDocuments documents, Arns arns, UniqueIds ids, Clock clock) {
        this.store = store;
        this.documents = documents;
        this.arns = arns;
        this.ids = ids;
        this.clock = clock;
    }

    ManagedPolicy find(String arn) {
        return store.find(ManagedPolicy.keyOfArn(arn))
                .filter(policy -> policy.arn().equals(arn))
                .orElseThrow(() -> Refusals.noPolicy(arn));
    }

    List<ManagedPolicy> list(String pathPrefix, String after, int limit) {
        return store.list(pathPrefix, after, limit);
    }

    int users(ManagedPolicy policy) {
        return store.users(ManagedPolicy.key(policy.name()));
    }

    ManagedPolicy change(String arn, UnaryOperator<ManagedPolicy> change) {
        return store.change(ManagedPolicy.keyOfArn(arn), policy -> change.apply(same(policy, arn)))
                .orElseThrow(() -> Refusals.noPolicy(arn));
    }

    void remove(String arn, Consumer<ManagedPolicy> check) {
        try {
            if (!store.remove(ManagedPolicy.keyOfArn(arn), policy -> check.accept(same(policy, arn)))) {
                throw Refusals.noPolicy(arn);
            }
        } catch (InUseException e) {
            throw Refusals.attached();
        }
    }

    void add(ManagedPolicy policy) {
        Quotas.check("PoliciesPerAccount", Quotas.POLICIES, store.size() + 1);
        if (!store.add(policy)) {
            throw Refusals.exists(
                    "A policy called " + policy.name() + " already exists. Duplicate names are not allowed.");
        }
    }

    ManagedPolicy made(CreatePolicyRequest input) {
        checkDocument(input.policyDocument());
        String path = input.path() == null ? "/" : input.path();
        Instant now = now();
        return new ManagedPolicy(
                ids.policy(),
                arns.policy(path, input.policyName()),
                input.policyName(),
                path,
                input.description() == null ? "" : input.description(),
                List.of(new Version("v1", input.policyDocument(), now)),
                "v1",
                1,
                Tags.of(input.tags()),
                now,
                now);
    }

    ManagedPolicy withVersion(ManagedPolicy policy, String document, boolean asDefault) {
        checkDocument(document);
        if (policy.versions().size() == Quotas.VERSIONS) {
            throw Refusals.limit("A managed policy can have up to " + Quotas.VERSIONS
                    + " versions. Before you create a " + "new version, you must delete an existing version.");
        }
        int number = policy.lastVersion() + 1;
        Version version = new Version("v" + number, document, now());
        List<Version> versions = new ArrayList<>(policy.versions());
        versions.add(version);
        String inForce = asDefault ? version.id() : policy.defaultVersion();
        return policy.withVersions(versions, inForce, number, now());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private void checkDocument(String document) {
        documents.checkPermissions(document);
        Quotas.checkManaged(document);
    }

    /** The name may be another policy's, under another path. */
    private static ManagedPolicy same(ManagedPolicy policy, String arn) {
        if (!policy.arn().equals(arn)) {
            throw Refusals.noPolicy(arn);
        }
        return policy;
    }
}
