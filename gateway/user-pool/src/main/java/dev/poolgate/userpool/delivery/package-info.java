/**
 * Messages on their way out: mail by SMTP, text messages by a provider's HTTP interface. Where neither is configured,
 * they stay in the {@link dev.poolgate.userpool.accounts.Outbox}.
 *
 * <p>Open {@link dev.poolgate.userpool.delivery.SmtpSender} first.
 */
@NullMarked
package dev.poolgate.userpool.delivery;

import org.jspecify.annotations.NullMarked;
