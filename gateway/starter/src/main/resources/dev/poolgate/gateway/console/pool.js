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

/** The challenges that the page knows how to put to a person, and under which name the answer goes back. */
const ANSWERS = {
  NEW_PASSWORD_REQUIRED: 'NEW_PASSWORD',
  SOFTWARE_TOKEN_MFA: 'SOFTWARE_TOKEN_MFA_CODE',
  SMS_MFA: 'SMS_MFA_CODE',
  EMAIL_OTP: 'EMAIL_OTP_CODE',
};

/** @returns the token that opens the page, or the challenge that comes before it */
function step(pool, user, output) {
  if (output.AuthenticationResult) return { token: output.AuthenticationResult[pool.token] };
  const name = output.ChallengeName;
  if (!Object.hasOwn(ANSWERS, name)) throw new PoolRefusal(name, 'This page cannot ask what the pool asks next.');
  return {
    challenge: name,
    answer: async (text) => step(pool, user, await call(pool, 'RespondToAuthChallenge', {
      ChallengeName: name,
      Session: output.Session,
      ChallengeResponses: { USERNAME: (output.ChallengeParameters || {}).USER_ID_FOR_SRP || user, [ANSWERS[name]]: text },
    })),
  };
}

export async function signIn(pool, user, password) {
  return step(pool, user, await call(pool, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: user, PASSWORD: password },
  }));
}
