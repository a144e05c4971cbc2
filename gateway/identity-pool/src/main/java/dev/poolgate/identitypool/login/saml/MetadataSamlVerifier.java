package dev.poolgate.identitypool.login.saml;

import static dev.poolgate.identitypool.login.saml.SamlNames.ASSERTION;

import dev.poolgate.identitypool.login.SamlIdentity;
import dev.poolgate.identitypool.login.SamlResult;
import dev.poolgate.identitypool.login.SamlVerifier;
import dev.poolgate.identitypool.providers.SamlProvider;
import dev.poolgate.identitypool.providers.TrustedProviders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.w3c.dom.Element;

/** Verifies responses in the order in which they can be believed: text, shape, signature, then what they say. */
public final class MetadataSamlVerifier implements SamlVerifier {
    private static final int LONGEST = 100_000;
    private static final Duration LONGEST_VALIDITY = Duration.ofMinutes(5);

    private final TrustedProviders providers;
    private final SamlSettings settings;
    private final XmlSignatures signatures;
    private final AssertionRules rules;
    private final RedeemedAssertions redeemed;
    private final Clock clock;

    /** @param redeemed asked where an assertion counts once only */
    public MetadataSamlVerifier(
            TrustedProviders providers, SamlSettings settings, RedeemedAssertions redeemed, Clock clock) {
        this.providers = providers;
        this.settings = settings;
        this.signatures = new XmlSignatures(new SignatureMethods(settings.sha1()));
        this.rules = new AssertionRules(settings, clock);
        this.redeemed = redeemed;
        this.clock = clock;
    }

    @Override
    public SamlResult verify(String providerArn, String response) {
        try {
            SamlProvider provider = providers
                    .findSaml(providerArn)
                    .orElseThrow(() -> SamlRefusal.invalid("Specified provider doesn't exist"));
            return new SamlResult.Verified(verified(provider, response));
        } catch (SamlRefusal e) {
            return e.result();
        }
    }

    private SamlIdentity verified(SamlProvider provider, String response) throws SamlRefusal {
        ResponseShape shape = ResponseShape.of(SafeXml.parse(decode(response)).orElseThrow(SamlRefusal::malformed));
        SamlMetadata metadata = SamlMetadata.parse(provider.metadata());
        for (Element signature : shape.signatures()) {
            SamlRefusal.require(signatures.verifies(signature, metadata.keys()), SamlRefusal.signature());
        }
        rules.check(shape, metadata.entityId());
        SamlIdentity identity = identity(provider.arn(), metadata.entityId(), shape.assertion());
        if (settings.singleUse()) {
            redeem(metadata.entityId(), shape.assertion().getAttribute("ID"));
        }
        return identity;
    }

    private void redeem(String issuer, String id) throws SamlRefusal {
        // a clock that is behind by the skew sees an assertion early, one that is ahead sees it late; and nodes differ
        // too
        Instant until = clock.instant()
                .plus(LONGEST_VALIDITY)
                .plus(settings.clockSkew().multipliedBy(3))
                .truncatedTo(ChronoUnit.MILLIS);
        SamlRefusal.require(redeemed.add(issuer, id, until), SamlRefusal.claim("The SAML assertion was used before"));
    }

    /** Line breaks are let through, as forms and command lines add them. */
    private static byte[] decode(String response) throws SamlRefusal {
        SamlRefusal.require(response.length() <= LONGEST, SamlRefusal.malformed());
        try {
            return Base64.getDecoder().decode(response.replaceAll("[\\r\\n\\t ]", ""));
        } catch (IllegalArgumentException e) {
            throw SamlRefusal.malformed();
        }
    }

    private SamlIdentity identity(String arn, String issuer, Element assertion) throws SamlRefusal {
        Element subject = Elements.require(Elements.require(assertion, ASSERTION, "Subject"), ASSERTION, "NameID");
        AwsAttributes attributes = new AwsAttributes(Attributes.of(assertion));
        return new SamlIdentity(
                arn,
                issuer,
                NameId.of(Elements.text(subject)),
                NameFormat.of(subject.getAttribute("Format")),
                settings.recipient(),
                attributes.roles(arn),
                attributes.sessionName(),
                attributes.sessionDuration(),
                attributes.principalTags(),
                attributes.attributes());
    }
}
