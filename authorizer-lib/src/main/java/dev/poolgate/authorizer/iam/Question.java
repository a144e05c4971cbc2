package dev.poolgate.authorizer.iam;

import java.util.Locale;

/** A request, taken apart once for all statements. */
final class Question {
    private final String action;
    private final int colon;
    private final Arn resource;
    private final IamContext context;

    Question(String action, String resource, IamContext context) {
        this.action = action.toLowerCase(Locale.ROOT);
        this.colon = this.action.indexOf(':');
        this.resource = Arn.of(resource);
        this.context = context;
    }

    /** In lower case, as patterns of actions are. */
    String action() {
        return action;
    }

    /** @param service in lower case */
    boolean isOfService(String service) {
        return colon == service.length() && action.startsWith(service);
    }

    /** Where the name of the action begins, behind its service. */
    int nameStart() {
        return colon + 1;
    }

    /**
     * As {@link String#compareTo} of the two services.
     *
     * @param other in lower case
     */
    int compareService(String other) {
        int shared = Math.min(Math.max(colon, 0), other.length());
        for (int i = 0; i < shared; i++) {
            int difference = action.charAt(i) - other.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return Math.max(colon, 0) - other.length();
    }

    Arn resource() {
        return resource;
    }

    IamContext context() {
        return context;
    }
}
