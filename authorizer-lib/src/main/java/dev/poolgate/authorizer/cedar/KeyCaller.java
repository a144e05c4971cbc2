package dev.poolgate.authorizer.cedar;

import dev.poolgate.authorizer.signed.CognitoIdentity;
import dev.poolgate.authorizer.signed.SignedCaller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code RoleSession::"arn:aws:sts::...:assumed-role/role/session"} in {@code Role::"arn:aws:iam::...:role/role"}, with
 * the session's principal tags as tags; or {@code IamUser} by its ARN.
 */
record KeyCaller(SignedCaller caller, EntityTypes types) implements Caller {
    private static final String TAG = "aws:principaltag/";
    private static final int ARN_PARTS = 6;

    @Override
    public EntityRef entity() {
        return new EntityRef(role().isPresent() ? types.roleSession : types.iamUser, arn());
    }

    private String arn() {
        return caller.key().principalArn();
    }

    /** A session's ARN has the role's name and no path; names are unique in an account. */
    private Optional<EntityRef> role() {
        List<String> parts = List.of(arn().split(":", ARN_PARTS));
        String[] names = parts.get(parts.size() - 1).split("/", -1);
        return parts.size() == ARN_PARTS && names.length > 2 && names[0].equals("assumed-role")
                ? Optional.of(new EntityRef(
                        types.role, String.join(":", "arn", parts.get(1), "iam", "", account(), "role/" + names[1])))
                : Optional.empty();
    }

    private String account() {
        String[] parts = arn().split(":", ARN_PARTS);
        return parts.length == ARN_PARTS ? parts[ARN_PARTS - 2] : "";
    }

    @Override
    public Map<String, ?> attributes() {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("arn", arn());
        attributes.put("account", account());
        attributes.put("userId", caller.userId());
        CognitoIdentity.of(caller).ifPresent(identity -> {
            attributes.put("cognitoIdentityId", identity.id());
            attributes.put("cognitoIdentityPoolId", identity.poolId());
            attributes.put("cognitoAuthenticationType", identity.type());
        });
        return attributes;
    }

    @Override
    public boolean isIn(EntityRef ancestor) {
        return role().filter(ancestor::equals).isPresent();
    }

    @Override
    public Set<EntityRef> ancestors() {
        return role().map(Set::of).orElse(Set.of());
    }

    @Override
    public Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>();
        caller.context().under(TAG).forEach((key, values) -> {
            if (values.size() == 1) {
                tags.put(key, values.get(0));
            }
        });
        return tags;
    }

    @Override
    public Optional<Map<String, ?>> token() {
        return Optional.empty();
    }
}
