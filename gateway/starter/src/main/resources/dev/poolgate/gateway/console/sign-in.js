import { PoolRefusal, signIn } from './pool.js';

const by = (id) => document.getElementById(id);

const REASONS = {
  access_denied: 'Whoever was asked there said no.',
  authorization_unavailable: 'It cannot be decided now.',
  code_refused: 'The issuer did not take its own code back. Begin again.',
  group_required: 'You are known, but not among those who may see this page.',
  id_token_mismatch: 'What the issuer said is not about this sign-in. Begin again.',
  issuer_mismatch: 'The answer is another issuer’s.',
  issuer_unavailable: 'The issuer cannot be asked now. The log of this gateway says why.',
  request_refused: 'The issuer did not take the question. Its settings for this page are to be looked at.',
  sign_in_expired: 'It took more than ten minutes, was answered already, or began in another browser. Begin again.',
  state_mismatch: 'The answer is to another sign-in. Begin again.',
};

let signedIn = async () => {};
let next = null;
let again = false;

function refused({ code, decision }) {
  again = true;
  const reason = Object.hasOwn(REASONS, code) ? ` ${REASONS[code]}` : '';
  by('sign-in-error').textContent = `Refused: ${code}.${reason}${decision ? ` Decision ${decision}` : ''}`;
}

async function refusal(answer) {
  return answer.json().catch(() => ({ code: `status_${answer.status}` }));
}

/** A token opens the page, wherever it is from. */
async function open(token) {
  const answer = await fetch('session', { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
  if (!answer.ok) { refused(await refusal(answer)); return; }
  await signedIn();
}

/** One thing at a time, and what went wrong is said. */
function on(id, event, action) {
  by(id).addEventListener(event, async (happened) => {
    happened.preventDefault();
    by('sign-in-error').textContent = '';
    const buttons = [...by('view-sign-in').querySelectorAll('button')];
    buttons.forEach((button) => { button.disabled = true; });
    try {
      await action();
    } catch (problem) {
      by('sign-in-error').textContent = problem instanceof PoolRefusal ? `${problem.message} (${problem.type})` : `It cannot be asked now: ${problem.message}`;
    } finally {
      buttons.forEach((button) => { button.disabled = false; });
    }
  });
}

// --- at the issuer -----------------------------------------------------------------------------

async function goToIssuer() {
  const answer = await fetch(again ? 'sign-in?again' : 'sign-in', { method: 'POST' });
  if (!answer.ok) { refused(await refusal(answer)); return; }
  location.assign((await answer.json()).location);
}

/** What came of it stands in the address, where anybody can write: codes and ids alone are read. */
function answerFromIssuer() {
  const found = /^#refused\/([a-z0-9_]{1,64})\/([0-9a-f-]{36})$/.exec(location.hash);
  if (!found) return;
  history.replaceState(null, '', location.pathname);
  refused({ code: found[1], decision: found[2] });
}

// --- at a user pool ----------------------------------------------------------------------------

function ask(step) {
  next = step;
  by('pool-first').hidden = step !== null;
  by('pool-next').hidden = step === null;
  by('pool-user').required = step === null;
  by('pool-password').required = step === null;
  by('pool-answer').required = step !== null;
  by('pool-answer').value = '';
  by('pool-back').hidden = step === null;
  if (step === null) return;
  const { label, type, complete, hint } = step.challenge;
  by('pool-answer-label').textContent = label;
  by('pool-answer-hint').textContent = hint;
  by('pool-answer').type = type;
  by('pool-answer').autocomplete = complete;
  by('pool-answer').focus();
}

async function answerPool(pool) {
  const password = by('pool-password').value;
  by('pool-password').value = '';
  const step = next ? await next.answer(by('pool-answer').value) : await signIn(pool, by('pool-user').value.trim(), password);
  if (step.token === undefined) { ask(step); return; }
  ask(null);
  await open(step.token);
}

// --- the form ----------------------------------------------------------------------------------

/** @param done called once there is a session */
export async function prepareSignIn(done) {
  signedIn = done;
  answerFromIssuer();
  on('sign-in', 'submit', async () => {
    const token = by('token').value.trim();
    by('token').value = '';
    await open(token);
  });
  const offer = await fetch('sign-in').then((answer) => answer.json()).catch(() => ({}));
  by('by-issuer').hidden = !offer.codes;
  by('by-issuer').textContent = `Sign in with ${offer.issuer}`;
  by('by-pool').hidden = !offer.pool;
  by('by-token').open = !offer.codes && !offer.pool;
  if (offer.codes) on('by-issuer', 'click', goToIssuer);
  if (offer.pool) {
    on('by-pool', 'submit', () => answerPool(offer.pool));
    on('pool-back', 'click', async () => ask(null));
  }
}

/** What was asked before is over. */
export function showSignIn() {
  if (!by('by-pool').hidden) ask(null);
  const first = ['by-issuer', 'pool-user', 'token'].map(by).find((element) => element.offsetParent);
  if (first) first.focus();
}

/** Whoever comes next is asked who they are. */
export function signOut() {
  again = true;
  return fetch('session', { method: 'DELETE' });
}
