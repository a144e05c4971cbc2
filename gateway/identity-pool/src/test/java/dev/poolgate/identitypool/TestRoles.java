package dev.poolgate.identitypool;

import dev.poolgate.identitypool.roles.Role;
import dev.poolgate.identitypool.roles.RoleListing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A registry of roles in memory. */
public final class TestRoles implements RoleListing {
    public static final String ACCOUNT = "000000000000";
    /** Lets in every identity of every pool, with tags. */
    public static final String TRUSTS_POOLS = trust(
            "{\"Federated\":\"cognito-identity.amazonaws.com\"}",
            "[\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\"]",
            "{}");

    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, String> managed = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong();
    private final AtomicInteger listings = new AtomicInteger();

    /** Roles of these names, each letting in every identity. */
    public static TestRoles trustingPools(String... names) {
        TestRoles roles = new TestRoles();
        for (String name : names) {
            roles.put(role(name, TRUSTS_POOLS));
        }
        return roles;
    }

    public static Role role(String name, String trustPolicy, String... policies) {
        return role(name, "AROA" + name.toUpperCase(Locale.ROOT), trustPolicy, Map.of(), policies);
    }

    public static Role role(String name, String id, String trustPolicy, Map<String, String> tags, String... policies) {
        Map<String, String> inline = new TreeMap<>();
        for (String policy : policies) {
            inline.put("policy" + inline.size(), policy);
        }
        return new Role(
                arn(name),
                id,
                name,
                "/",
                "",
                trustPolicy,
                inline,
                Map.of(),
                List.of(),
                Duration.ofHours(1),
                tags,
                Instant.parse("2026-11-01T00:00:00Z"));
    }

    public static Role withMaxSession(Role role, Duration max) {
        return new Role(
                role.arn(),
                role.id(),
                role.name(),
                role.path(),
                role.description(),
                role.trustPolicy(),
                role.inlinePolicies(),
                role.managedPolicies(),
                role.boundary(),
                max,
                role.tags(),
                role.createdAt());
    }

    public static Role within(Role role, String boundary) {
        return new Role(
                role.arn(),
                role.id(),
                role.name(),
                role.path(),
                role.description(),
                role.trustPolicy(),
                role.inlinePolicies(),
                role.managedPolicies(),
                List.of(boundary),
                role.maxSession(),
                role.tags(),
                role.createdAt());
    }

    public static String arn(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
    }

    public static String trust(String principal, String actions, String condition) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":" + actions + ",\"Condition\":" + condition + "}]}";
    }

    public static String allow(String action, String resource) {
        return statement("Allow", action, resource, "{}");
    }

    public static String statement(String effect, String action, String resource, String condition) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"" + effect + "\",\"Action\":\"" + action
                + "\",\"Resource\":\"" + resource + "\",\"Condition\":" + condition + "}]}";
    }

    public TestRoles put(Role role) {
        roles.put(role.arn(), role);
        revision.incrementAndGet();
        return this;
    }

    public void remove(String arn) {
        roles.remove(arn);
        revision.incrementAndGet();
    }

    public TestRoles putManaged(String arn, String document) {
        managed.put(arn, document);
        revision.incrementAndGet();
        return this;
    }

    /** How often all roles were read. */
    public int listings() {
        return listings.get();
    }

    @Override
    public Optional<Role> find(String arn) {
        return Optional.ofNullable(roles.get(arn));
    }

    @Override
    public Optional<String> findManagedPolicy(String arn) {
        return Optional.ofNullable(managed.get(arn));
    }

    @Override
    public List<Role> all() {
        listings.incrementAndGet();
        return List.copyOf(roles.values());
    }

    @Override
    public long revision() {
        return revision.get();
    }

    @Override
    public Map<String, String> allManagedPolicies() {
        return Map.copyOf(managed);
    }
}
