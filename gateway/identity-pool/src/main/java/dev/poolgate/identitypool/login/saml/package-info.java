/**
 * Logins and STS identities by SAML 2.0 responses, verified against the metadata of registered providers.
 *
 * <p>Open {@link dev.poolgate.identitypool.login.saml.MetadataSamlVerifier} first. {@code SafeXml} reads the text,
 * {@code ResponseShape} refuses every document in which two readers could find two assertions, {@code XmlSignatures}
 * verifies what is signed, {@code AssertionRules} weighs the conditions and {@code AwsAttributes} reads roles, session
 * and tags.
 */
@NullMarked
package dev.poolgate.identitypool.login.saml;

import org.jspecify.annotations.NullMarked;
