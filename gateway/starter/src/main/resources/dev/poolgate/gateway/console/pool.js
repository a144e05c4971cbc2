// A user pool's own protocol, as any browser may speak it: the password goes to the pool and nowhere else.
const PROTOCOL = 'application/x-amz-json-1.1';
const SERVICE = 'AWSCognitoIdentityProviderService';

/** What the pool said instead of an answer. */
export class PoolRefusal extends Error {
  constructor(type, message) {
    super(message);
    this.type = type;
  }
}

async function call(pool, operation, input) {
  const answer = await fetch(pool.endpoint, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'Content-Type': PROTOCOL, 'X-Amz-Target': `${SERVICE}.${operation}` },
    body: JSON.stringify({ ClientId: pool.client, ...input }),
  });
  const output = await answer.json();
  if (!answer.ok) throw new PoolRefusal(String(output.__type || '').split('#').pop(), output.message || output.Message || `status ${answer.status}`);
  return output;
}

const CODE = { label: 'Code', type: 'text', complete: 'one-time-code' };

/** The challenges that the page can put to a person: how, and under which name the answer goes back. */
const CHALLENGES = {
  NEW_PASSWORD_REQUIRED: { response: 'NEW_PASSWORD', label: 'New password', type: 'password', complete: 'new-password', hint: 'The one you have was given to you, and is good for this once.' },
  SOFTWARE_TOKEN_MFA: { response: 'SOFTWARE_TOKEN_MFA_CODE', ...CODE, hint: 'From your authenticator app.' },
  SMS_MFA: { response: 'SMS_MFA_CODE', ...CODE, hint: 'It was sent to your phone.' },
  EMAIL_OTP: { response: 'EMAIL_OTP_CODE', ...CODE, hint: 'It was sent to you by mail.' },
};

/** @returns the token that opens the page, or the challenge that comes before it */
function step(pool, user, output) {
  if (output.AuthenticationResult) return { token: output.AuthenticationResult[pool.token] };
  const name = output.ChallengeName;
  if (!Object.hasOwn(CHALLENGES, name)) throw new PoolRefusal(name, 'This page cannot ask what the pool asks next.');
  return {
    challenge: CHALLENGES[name],
    answer: async (text) => step(pool, user, await call(pool, 'RespondToAuthChallenge', {
      ChallengeName: name,
      Session: output.Session,
      ChallengeResponses: { USERNAME: (output.ChallengeParameters || {}).USER_ID_FOR_SRP || user, [CHALLENGES[name].response]: text },
    })),
  };
}

export async function signIn(pool, user, password) {
  return step(pool, user, await call(pool, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: user, PASSWORD: password },
  }));
}
