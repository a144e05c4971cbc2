package dev.poolgate.identitypool.login.saml;

import static dev.poolgate.identitypool.login.saml.SamlNames.ASSERTION;
import static dev.poolgate.identitypool.login.saml.SamlNames.PROTOCOL;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a response and its assertion must say, SAML core section 2 and profiles section 4.1.4, once they are verified.
 */
final class AssertionRules {
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private static final Duration TO_REDEEM = Duration.ofMinutes(5);
    /** Conditions that bind others than us, or that are kept elsewhere. */
    private static final Set<String> KNOWN_CONDITIONS = Set.of("AudienceRestriction", "OneTimeUse", "ProxyRestriction");

    private final SamlSettings settings;
    private final Clock clock;

    AssertionRules(SamlSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void check(ResponseShape shape, String issuer) throws SamlRefusal {
        checkResponse(shape.response(), issuer);
        Element assertion = shape.assertion();
        SamlRefusal.require("2.0".equals(assertion.getAttribute("Version")), SamlRefusal.malformed());
        SamlRefusal.require(
                Elements.text(Elements.require(assertion, ASSERTION, "Issuer")).equals(issuer), SamlRefusal.issuer());
        checkAge(assertion);
        checkConditions(Elements.require(assertion, ASSERTION, "Conditions"));
        checkConfirmation(Elements.require(assertion, ASSERTION, "Subject"));
        for (Element statement : Elements.children(assertion, ASSERTION, "AuthnStatement")) {
            checkEnd(statement, "SessionNotOnOrAfter");
        }
    }

    private void checkResponse(Element response, String issuer) throws SamlRefusal {
        SamlRefusal.require("2.0".equals(response.getAttribute("Version")), SamlRefusal.malformed());
        Element status = Elements.require(Elements.require(response, PROTOCOL, "Status"), PROTOCOL, "StatusCode");
        SamlRefusal.require(
                SUCCESS.equals(status.getAttribute("Value")),
                SamlRefusal.claim("The identity provider did not authenticate the user"));
        for (Element named : Elements.children(response, ASSERTION, "Issuer")) {
            SamlRefusal.require(Elements.text(named).equals(issuer), SamlRefusal.issuer());
        }
        String destination = response.getAttribute("Destination");
        SamlRefusal.require(destination.isEmpty() || destination.equals(settings.recipient()), SamlRefusal.malformed());
    }

    private void checkAge(Element assertion) throws SamlRefusal {
        Instant issued = instant(assertion.getAttribute("IssueInstant"));
        Instant now = clock.instant();
        SamlRefusal.require(!now.isBefore(issued.minus(settings.clockSkew())), SamlRefusal.malformed());
        SamlRefusal.require(
                now.isBefore(issued.plus(TO_REDEEM).plus(settings.clockSkew())),
                SamlRefusal.expired("Token must be redeemed within 5 minutes of issuance"));
    }

    private void checkConditions(Element conditions) throws SamlRefusal {
        checkStart(conditions);
        checkEnd(conditions, "NotOnOrAfter");
        for (Node child = conditions.getFirstChild(); child != null; child = child.getNextSibling()) {
            boolean known = !(child instanceof Element) || KNOWN_CONDITIONS.contains(child.getLocalName());
            SamlRefusal.require(known, SamlRefusal.malformed());
        }
        List<Element> restrictions = Elements.children(conditions, ASSERTION, "AudienceRestriction");
        boolean meant = !restrictions.isEmpty() && restrictions.stream().allMatch(this::namesUs);
        SamlRefusal.require(meant, SamlRefusal.invalid("Response does not contain the required audience."));
    }

    private boolean namesUs(Element restriction) {
        return Elements.children(restriction, ASSERTION, "Audience").stream()
                .anyMatch(each -> Elements.text(each).equals(settings.audience()));
    }

    /** One that holds is enough, SAML core section 2.4.1.1. */
    private void checkConfirmation(Element subject) throws SamlRefusal {
        SamlRefusal last = SamlRefusal.malformed();
        for (Element confirmation : Elements.children(subject, ASSERTION, "SubjectConfirmation")) {
            try {
                checkBearer(confirmation);
                return;
            } catch (SamlRefusal e) {
                last = e;
            }
        }
        throw last;
    }

    private void checkBearer(Element confirmation) throws SamlRefusal {
        SamlRefusal.require(BEARER.equals(confirmation.getAttribute("Method")), SamlRefusal.malformed());
        Element data = Elements.require(confirmation, ASSERTION, "SubjectConfirmationData");
        SamlRefusal.require(
                settings.recipient().equals(data.getAttribute("Recipient")) && data.hasAttribute("NotOnOrAfter"),
                SamlRefusal.malformed());
        checkStart(data);
        checkEnd(data, "NotOnOrAfter");
    }

    private void checkStart(Element element) throws SamlRefusal {
        if (element.hasAttribute("NotBefore")) {
            Instant start = instant(element.getAttribute("NotBefore"));
            SamlRefusal.require(
                    !clock.instant().isBefore(start.minus(settings.clockSkew())),
                    SamlRefusal.invalid("Response is not valid yet"));
        }
    }

    private void checkEnd(Element element, String name) throws SamlRefusal {
        if (element.hasAttribute(name)) {
            Instant end = instant(element.getAttribute(name));
            SamlRefusal.require(
                    clock.instant().isBefore(end.plus(settings.clockSkew())),
                    SamlRefusal.expired("Response has expired"));
        }
    }

    /** SAML core section 1.3.3 asks for UTC; offsets are understood too. */
    private static Instant instant(String text) throws SamlRefusal {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw SamlRefusal.malformed();
        }
    }
}
