package dev.poolgate.authorizer.cedar;

import java.util.Set;

/** The names of what there is, in a namespace. */
final class EntityTypes {
    final String user;
    final String userGroup;
    final String roleSession;
    final String role;
    final String iamUser;
    final String guest;
    final String application;
    final String action;
    private final String namespace;
    private final Set<String> all;

    EntityTypes(String namespace) {
        this.namespace = namespace;
        this.user = qualified("User");
        this.userGroup = qualified("UserGroup");
        this.roleSession = qualified("RoleSession");
        this.role = qualified("Role");
        this.iamUser = qualified("IamUser");
        this.guest = qualified("Guest");
        this.application = qualified("Application");
        this.action = qualified("Action");
        this.all = Set.of(user, userGroup, roleSession, role, iamUser, guest, application, action);
    }

    private String qualified(String name) {
        return namespace + "::" + name;
    }

    boolean knows(String type) {
        return all.contains(type);
    }

    /** Whether an entity of the type can only be an ancestor of a principal, never one itself. */
    boolean isAncestor(String type) {
        return type.equals(userGroup) || type.equals(role);
    }

    /** The one resource, as Verified Permissions names it: the application is named like the namespace. */
    EntityRef resource() {
        return new EntityRef(application, namespace);
    }

    EntityRef action(String id) {
        return new EntityRef(action, id);
    }

    @Override
    public String toString() {
        return String.join(", ", all.stream().sorted().toList());
    }
}
