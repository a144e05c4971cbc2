package dev.poolgate.identitypool.login.saml;

import static dev.poolgate.identitypool.login.saml.TestSaml.NOW;
import static dev.poolgate.identitypool.login.saml.TestSaml.assertion;
import static dev.poolgate.identitypool.login.saml.TestSaml.attribute;
import static dev.poolgate.identitypool.login.saml.TestSaml.base64;
import static dev.poolgate.identitypool.login.saml.TestSaml.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.FakeProviders;
import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.login.LoginResult;
import dev.poolgate.identitypool.login.LoginSource;
import dev.poolgate.identitypool.login.SamlIdentity;
import dev.poolgate.identitypool.login.SamlResult;
import dev.poolgate.identitypool.login.SamlResult.Reason;
import dev.poolgate.identitypool.login.VerifiedLogin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataSamlVerifierTest {
    private static final TestSaml IDP = new TestSaml("RSA");
    private static final TestSaml STRANGER = new TestSaml("RSA");
    private static final TestSaml CURVE = new TestSaml("EC");
    private static final String ARN = FakeProviders.samlArn("corp");
    private static final String MALFORMED = "Your request included an invalid SAML response.";
    private static final String SIGNATURE = "Response signature invalid";
    private static final String SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1";

    private static final RedeemedAssertions ANY_TIMES = (issuer, id, until) -> true;

    private final FakeProviders providers = new FakeProviders()
            .withSaml("corp", IDP.metadata())
            .withSaml("curve", CURVE.metadata())
            .withSaml("broken", "<md/>");

    @Test
    void a_signed_assertion_tells_who_it_is_and_what_aws_asks_for() {
        SamlIdentity identity = verified(IDP.sign(response(assertion("alice")), "Assertion"));
        assertThat(identity.providerArn()).isEqualTo(ARN);
        assertThat(identity.issuer()).isEqualTo(TestSaml.ISSUER);
        assertThat(identity.subject()).isEqualTo("alice");
        assertThat(identity.subjectType()).isEqualTo("persistent");
        assertThat(identity.audience()).isEqualTo("https://signin.aws.amazon.com/saml");
        assertThat(identity.roles())
                .containsExactly("arn:aws:iam::000000000000:role/one", "arn:aws:iam::000000000000:role/two");
        assertThat(identity.sessionName()).contains("alice@corp.example");
        assertThat(identity.sessionDuration()).contains(Duration.ofMinutes(30));
        assertThat(identity.principalTags()).containsEntry("dept", "eng").hasSize(1);
        assertThat(identity.attributes())
                .containsEntry("https://aws.amazon.com/SAML/Attributes/TransitiveTagKeys", List.of("dept"));
    }

    @Test
    void a_signed_response_or_both_signed_will_do_as_well() {
        verified(IDP.sign(response(assertion("alice")), "Response"));
        verified(IDP.sign(IDP.sign(response(assertion("alice")), "Assertion"), "Response"));
    }

    @Test
    void a_signature_on_a_curve_counts() {
        String xml = CURVE.sign(
                response(assertion("alice")),
                "Assertion",
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
                TestSaml.SHA256);
        assertThat(verifier(NOW).verify(FakeProviders.samlArn("curve"), base64(xml)))
                .isInstanceOf(SamlResult.Verified.class);
    }

    @Test
    void where_both_are_signed_both_must_hold() {
        assertRefused(IDP.sign(STRANGER.sign(response(assertion("alice")), "Assertion"), "Response"), SIGNATURE);
        assertRefused(STRANGER.sign(IDP.sign(response(assertion("alice")), "Assertion"), "Response"), SIGNATURE);
    }

    @Test
    void s3_a_certificate_inside_the_response_is_not_trusted() {
        assertRefused(STRANGER.sign(response(assertion("alice")), "Assertion"), SIGNATURE);
    }

    @Test
    void an_unsigned_or_changed_response_is_refused() {
        assertRefused(response(assertion("alice")), SIGNATURE);
        assertRefused(IDP.sign(response(assertion("alice")), "Assertion").replace(">alice<", ">admin<"), SIGNATURE);
        assertRefused(IDP.sign(response(assertion("alice")), "Assertion").replace("role/one", "role/all"), SIGNATURE);
    }

    @Test
    void sha1_is_refused_unless_waived() {
        for (String[] pair : new String[][] {
            {"http://www.w3.org/2000/09/xmldsig#rsa-sha1", TestSaml.SHA256},
            {TestSaml.RSA_SHA256, SHA1}
        }) {
            String xml = IDP.sign(response(assertion("alice")), "Assertion", pair[0], pair[1]);
            assertRefused(xml, SIGNATURE);
            MetadataSamlVerifier lax =
                    new MetadataSamlVerifier(providers, SamlSettings.forAws().withSha1(), ANY_TIMES, at(NOW));
            assertThat(lax.verify(ARN, base64(xml))).isInstanceOf(SamlResult.Verified.class);
            assertThat(lax.verify(ARN, base64(xml.replace(">alice<", ">admin<"))))
                    .isInstanceOf(SamlResult.Rejected.class);
        }
    }

    @Test
    void a_comment_cuts_nothing_off_a_name() {
        String xml = IDP.sign(response(assertion("admin@corp.example.evil.example")), "Assertion");
        assertThat(verified(xml.replace("admin@corp.example.evil", "admin@corp.example<!-- -->.evil"))
                        .subject())
                .isEqualTo("admin@corp.example.evil.example");
    }

    @Test
    void a_document_type_is_refused_whatever_is_in_it() {
        String xml = IDP.sign(response(assertion("alice")), "Assertion").replaceFirst("<\\?xml[^>]*\\?>", "");
        for (String type : List.of(
                "<!DOCTYPE Response>",
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>")) {
            assertRefused(type + xml, MALFORMED);
        }
    }

    @Test
    void s12_deep_nesting_and_great_length_are_refused() {
        assertRefused("<a>".repeat(10_000) + "</a>".repeat(10_000), MALFORMED);
        assertThat(verifier(NOW).verify(ARN, "A".repeat(100_001)))
                .isEqualTo(new SamlResult.Rejected(Reason.INVALID, MALFORMED));
        assertThat(verifier(NOW).verify(ARN, "%%%")).isEqualTo(new SamlResult.Rejected(Reason.INVALID, MALFORMED));
        assertRefused("no xml", MALFORMED);
    }

    @Test
    void line_breaks_in_the_base64_text_do_no_harm() {
        String text =
                base64(IDP.sign(response(assertion("alice")), "Assertion")).replaceAll("(.{76})", "$1\r\n");
        assertThat(verifier(NOW).verify(ARN, text)).isInstanceOf(SamlResult.Verified.class);
    }

    @Test
    void the_provider_must_be_registered_and_its_metadata_readable() {
        String text = base64(IDP.sign(response(assertion("alice")), "Assertion"));
        assertThat(verifier(NOW).verify(FakeProviders.samlArn("none"), text))
                .isEqualTo(new SamlResult.Rejected(Reason.INVALID, "Specified provider doesn't exist"));
        assertThat(verifier(NOW).verify(FakeProviders.samlArn("broken"), text))
                .isEqualTo(new SamlResult.Rejected(Reason.INVALID, "Could not parse metadata."));
    }

    @Test
    void issuer_audience_recipient_and_status_must_be_right() {
        assertRefusedChange(
                "<saml:Issuer>" + TestSaml.ISSUER,
                "<saml:Issuer>https://other.example",
                "Issuer not present in specified provider");
        assertRefusedChange(
                ">urn:amazon:webservices<", ">urn:other<", "Response does not contain the required audience.");
        assertRefusedChange("Recipient=\"https://signin.aws", "Recipient=\"https://other.aws", MALFORMED);
        assertRefusedChange("cm:bearer", "cm:sender-vouches", MALFORMED);
        assertRefusedChange("<saml:AuthnStatement", "<saml:Conditions/><saml:AuthnStatement", MALFORMED);
        assertRefusedChange("<saml:AudienceRestriction>", "<saml:Unheard/><saml:AudienceRestriction>", MALFORMED);
        assertRefusedChange("Version=\"2.0\" IssueInstant", "Version=\"1.1\" IssueInstant", MALFORMED);
        assertRefused(
                IDP.sign(
                        response(assertion("alice")).replace("Destination=\"https://signin", "Destination=\"https://x"),
                        "Response"),
                MALFORMED);
        assertRefused(
                IDP.sign(
                        response(assertion("alice"))
                                .replace(
                                        "xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">" + TestSaml.ISSUER,
                                        "xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">https://x"),
                        "Response"),
                "Issuer not present in specified provider");
        assertThat(verifier(NOW)
                        .verify(
                                ARN,
                                base64(IDP.sign(
                                        response(assertion("alice")).replace("status:Success", "status:Responder"),
                                        "Response"))))
                .isEqualTo(new SamlResult.Rejected(
                        Reason.CLAIM_REJECTED, "The identity provider did not authenticate the user"));
    }

    @Test
    void a_response_may_be_made_for_an_address_of_our_own() {
        String ours = assertion("alice")
                .replace("https://signin.aws.amazon.com/saml", "https://login.corp.example/saml")
                .replace("urn:amazon:webservices", "urn:corp");
        String xml = IDP.sign(
                response(ours).replace("https://signin.aws.amazon.com/saml", "https://login.corp.example/saml"),
                "Assertion");
        MetadataSamlVerifier own = new MetadataSamlVerifier(
                providers, SamlSettings.forAws().at("https://login.corp.example/saml", "urn:corp"), ANY_TIMES, at(NOW));
        assertThat(own.verify(ARN, base64(xml))).isInstanceOf(SamlResult.Verified.class);
        assertRefused(xml, MALFORMED);
    }

    @Test
    void the_window_ends_exactly_where_it_says_with_the_skew() {
        String text = base64(IDP.sign(response(assertion("alice")), "Assertion"));
        assertThat(verifier(NOW.plusSeconds(149)).verify(ARN, text)).isInstanceOf(SamlResult.Verified.class);
        assertThat(verifier(NOW.plusSeconds(150)).verify(ARN, text))
                .isEqualTo(new SamlResult.Rejected(Reason.EXPIRED, "Response has expired"));
        assertThat(verifier(NOW.minusSeconds(30)).verify(ARN, text)).isInstanceOf(SamlResult.Verified.class);
        assertThat(verifier(NOW.minusSeconds(31)).verify(ARN, text)).isInstanceOf(SamlResult.Rejected.class);
    }

    @Test
    void an_assertion_is_redeemed_within_five_minutes_of_its_issuance() {
        String lasting = assertion("alice")
                .replace(NOW.plusSeconds(120).toString(), NOW.plusSeconds(9000).toString());
        String text = base64(IDP.sign(response(lasting), "Assertion"));
        assertThat(verifier(NOW.plusSeconds(329)).verify(ARN, text)).isInstanceOf(SamlResult.Verified.class);
        assertThat(verifier(NOW.plusSeconds(330)).verify(ARN, text))
                .isEqualTo(
                        new SamlResult.Rejected(Reason.EXPIRED, "Token must be redeemed within 5 minutes of issuance"));
    }

    @Test
    void not_before_counts_and_so_does_the_end_of_the_session() {
        assertRefusedChange(
                "NotBefore=\"" + NOW.minusSeconds(60),
                "NotBefore=\"" + NOW.plusSeconds(31),
                "Response is not valid yet");
        assertThat(refusal(IDP.sign(
                                response(assertion("alice")
                                        .replace(
                                                "SessionNotOnOrAfter=\"" + NOW.plusSeconds(3600),
                                                "SessionNotOnOrAfter=\"" + NOW.minusSeconds(30))),
                                "Assertion"))
                        .reason())
                .isEqualTo(Reason.EXPIRED);
        assertRefusedChange("IssueInstant=\"" + NOW, "IssueInstant=\"yesterday", MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "x y", "alice/admin"})
    void s64_a_session_name_that_fits_no_arn_is_refused(String name) {
        assertRefusedChange(
                ">alice@corp.example<",
                ">" + name + "<",
                "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"899", "43201", "-900", "1e3", "999999"})
    void a_session_duration_out_of_range_is_refused(String seconds) {
        assertRefusedChange(
                ">1800<", ">" + seconds + "<", "SessionDuration in AuthnResponse must be between 900 and 43200");
    }

    @Test
    void a_tag_of_two_values_is_refused() {
        String xml = assertion("alice")
                .replace(
                        attribute("sub", "somebody else"),
                        attribute("https://aws.amazon.com/SAML/Attributes/PrincipalTag:dept", "sales"));
        assertThat(refusal(IDP.sign(response(xml), "Assertion")).reason()).isEqualTo(Reason.CLAIM_REJECTED);
    }

    @Test
    void s38_where_asked_for_an_assertion_counts_once_for_as_long_as_any_node_takes_it() {
        Map<String, Instant> remembered = new HashMap<>();
        MetadataSamlVerifier once = new MetadataSamlVerifier(
                providers,
                SamlSettings.forAws().onceOnly(),
                (issuer, id, until) -> remembered.putIfAbsent(issuer + " " + id, until) == null,
                at(NOW));
        String text = base64(IDP.sign(response(assertion("alice")), "Assertion"));
        assertThat(once.verify(ARN, text)).isInstanceOf(SamlResult.Verified.class);
        assertThat(once.verify(ARN, text))
                .isEqualTo(new SamlResult.Rejected(Reason.CLAIM_REJECTED, "The SAML assertion was used before"));
        assertThat(remembered).isEqualTo(Map.of(TestSaml.ISSUER + " _a1", NOW.plusSeconds(390)));
        assertThat(verifier(NOW).verify(ARN, text)).isEqualTo(verifier(NOW).verify(ARN, text));
    }

    @Test
    void a_response_that_is_refused_uses_nothing_up() {
        MetadataSamlVerifier once = new MetadataSamlVerifier(
                providers,
                SamlSettings.forAws().onceOnly(),
                (issuer, id, until) -> {
                    throw new AssertionError("`" + id + "` was remembered");
                },
                at(NOW.plusSeconds(600)));
        assertThat(once.verify(ARN, base64(IDP.sign(response(assertion("alice")), "Assertion"))))
                .isInstanceOf(SamlResult.Rejected.class);
    }

    @Test
    void a_name_that_no_login_can_have_is_refused() {
        String longest = "a".repeat(1024);
        assertThat(verified(IDP.sign(response(assertion(longest)), "Assertion")).subject())
                .isEqualTo(longest);
        for (String name : List.of(
                longest + "a",
                "\uD83D\uDE00".repeat(513),
                "al\tice",
                "al\nice",
                "al&#13;ice",
                "al\u007fice",
                "al\u0085ice")) {
            assertThat(verifier(NOW).verify(ARN, base64(IDP.sign(response(assertion(name)), "Assertion"))))
                    .as(name)
                    .isEqualTo(new SamlResult.Rejected(
                            Reason.INVALID,
                            "The NameID of the SAML response is too long or has characters that are not allowed."));
        }
    }

    @Test
    void a_nul_is_no_character_of_xml() {
        String xml = IDP.sign(response(assertion("alice")), "Assertion")
                .replace("alice</saml:NameID>", "al&#0;ice</saml:NameID>");
        assertThat(verifier(NOW).verify(ARN, base64(xml)))
                .isEqualTo(new SamlResult.Rejected(Reason.INVALID, "Your request included an invalid SAML response."));
    }

    @Test
    void a_login_is_the_name_id_at_the_provider_and_no_attribute_stands_in_for_it() {
        SamlLogins logins = new SamlLogins(verifier(NOW));
        String text = base64(IDP.sign(response(assertion("alice")), "Assertion"));
        VerifiedLogin login = ((LoginResult.Verified) logins.verify(ARN, text)).login();
        assertThat(login.login().provider()).isEqualTo(ARN);
        assertThat(login.login().subject()).isEqualTo("alice");
        assertThat(login.source()).isEqualTo(LoginSource.saml(ARN));
        assertThat(login.reference()).isEqualTo(ARN + ":SAML:alice");
        assertThat(login.mappingKeys()).containsExactly(ARN);
        assertThat(login.claims())
                .containsEntry("sub", "alice")
                .containsEntry("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", "alice");
        assertThat(logins.verify(ARN, base64(response(assertion("alice")))))
                .isEqualTo(new LoginResult.Rejected(
                        LoginError.UNVERIFIABLE, "Invalid login token. Response signature invalid"));
    }

    @Test
    void a_name_format_of_saml_1_is_told_in_full() {
        assertThat(NameFormat.of("")).isEqualTo("urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
        assertThat(NameFormat.of("urn:oasis:names:tc:SAML:2.0:nameid-format:transient"))
                .isEqualTo("transient");
        assertThat(NameFormat.of("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"))
                .isEqualTo("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress");
    }

    private void assertRefusedChange(String from, String to, String message) {
        String changed = assertion("alice").replace(from, to);
        assertThat(changed).isNotEqualTo(assertion("alice"));
        assertRefused(IDP.sign(response(changed), "Assertion"), message);
    }

    private void assertRefused(String xml, String message) {
        assertThat(refusal(xml).message()).isEqualTo(message);
    }

    private SamlResult.Rejected refusal(String xml) {
        SamlResult result = verifier(NOW).verify(ARN, base64(xml));
        assertThat(result).isInstanceOf(SamlResult.Rejected.class);
        return (SamlResult.Rejected) result;
    }

    private SamlIdentity verified(String xml) {
        SamlResult result = verifier(NOW).verify(ARN, base64(xml));
        assertThat(result).isInstanceOf(SamlResult.Verified.class);
        return ((SamlResult.Verified) result).identity();
    }

    private MetadataSamlVerifier verifier(Instant now) {
        return new MetadataSamlVerifier(providers, SamlSettings.forAws(), ANY_TIMES, at(now));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
