package dev.poolgate.authorizer.sign;

import java.time.Duration;
import java.time.Instant;

/** When a signature counts: from a tolerance before its date on, until the same after it, or until it expires. */
final class SignatureTimes {

    private SignatureTimes() {}

    /** @return the last instant at which it counts */
    static Instant check(PresentedSignature presented, Instant now) throws Rejection {
        Instant signed = AmzDate.parse(presented.date()).orElseThrow();
        if (signed.isAfter(now.plus(SignatureVerifier.TOLERANCE))) {
            throw notYetCurrent(presented.date(), now);
        }
        Duration life = presented.life().orElse(SignatureVerifier.TOLERANCE);
        if (signed.isBefore(now.minus(life))) {
            throw expired(presented, life, now);
        }
        return signed.plus(life);
    }

    private static Rejection expired(PresentedSignature presented, Duration life, Instant now) {
        String span = presented.life().isPresent() ? life.toSeconds() + " sec.)" : life.toMinutes() + " min.)";
        return new Rejection(
                SignatureError.EXPIRED,
                "Signature expired: " + presented.date() + " is now earlier than " + AmzDate.format(now.minus(life))
                        + " (" + AmzDate.format(now) + " - " + span);
    }

    private static Rejection notYetCurrent(String date, Instant now) {
        return new Rejection(
                SignatureError.NOT_YET_CURRENT,
                "Signature not yet current: " + date + " is still later than "
                        + AmzDate.format(now.plus(SignatureVerifier.TOLERANCE)) + " (" + AmzDate.format(now)
                        + " + 5 min.)");
    }
}
