package dev.poolgate.authorizer.iam;

import dev.poolgate.authorizer.iam.IamDecision.Effect;
import java.util.Optional;

/**
 * What statements of all policies have: an effect on some actions under conditions.
 *
 * @param decision what is decided where it covers a question
 */
record Statement(IamDecision decision, Actions actions, Conditions conditions) {

    /** @param label by which decisions refer to it */
    static Statement read(DocumentPart part, PolicyVersion version, String label) throws MalformedPolicyException {
        return new Statement(
                new IamDecision(effect(part), Optional.of(label)),
                Actions.read(part),
                Conditions.read(part.members().get("Condition"), version));
    }

    private static Effect effect(DocumentPart statement) throws MalformedPolicyException {
        DocumentPart effect = statement.member("Effect");
        return switch (effect.text()) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.EXPLICIT_DENY;
            default -> throw effect.malformed("is neither `Allow` nor `Deny`");
        };
    }

    boolean allows() {
        return decision.allowed();
    }

    String label() {
        return decision.statement().orElseThrow();
    }
}
