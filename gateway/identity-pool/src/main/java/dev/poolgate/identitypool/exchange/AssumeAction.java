package dev.poolgate.identitypool.exchange;

/** The ways to assume a role, each with the action that the role's trust policy has to allow. */
public enum AssumeAction {
    WEB_IDENTITY("sts:AssumeRoleWithWebIdentity"),
    SAML("sts:AssumeRoleWithSAML"),
    CREDENTIALS("sts:AssumeRole");

    private final String iamAction;

    AssumeAction(String iamAction) {
        this.iamAction = iamAction;
    }

    public String iamAction() {
        return iamAction;
    }
}
