import { bars, grouped, line, steps } from './plot.js';
import { prepareSignIn, showSignIn, signOut } from './sign-in.js';

const LIVE_MILLIS = 2000;
const SLOW_MILLIS = 10000;
const MINUTE_OF_LOOKS = 6;
const STAGES = ['guard', 'authenticate', 'authorize', 'policy', 'exchange', 'relay', 'sign', 'backend'];
const BADGES = { allowed: 'good', denied: 'bad', unauthenticated: 'warn', unavailable: 'bad', bad_request: 'warn' };

const by = (id) => document.getElementById(id);

/** Text is always text: nothing that a caller sent becomes markup. */
function el(name, content, attributes = {}) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  [content].flat().filter((part) => part !== undefined && part !== null).forEach((part) => element.append(part));
  return element;
}

const empty = (content) => content === '' || (Array.isArray(content) && content.length === 0);

function row(table, cells, attributes = {}) {
  const labels = [...table.closest('table').querySelectorAll('th')].map((head) => head.textContent);
  return el('tr', cells.map((cell, i) => {
    const given = cell && cell.td ? cell : { td: cell };
    return el('td', empty(given.td) ? [] : el('div', given.td), { 'data-label': labels[i], ...(given.class ? { class: given.class } : {}) });
  }), attributes);
}

const badge = (text, kind) => el('span', text, { class: `badge ${kind || ''}` });
const outcome = (value) => badge(value.replace('_', ' '), BADGES[value]);
const clock = (time) => new Date(time).toLocaleTimeString([], { hour12: false });
const moment = (time) => new Date(time).toLocaleString([], { hour12: false });
const mono = (text) => el('span', text, { class: 'mono' });

function span(millis) {
  if (millis < 1000) return `${millis} ms`;
  const seconds = Math.round(millis / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
const took = (micros) => (micros < 1000 ? `${micros} µs` : `${(micros / 1000).toFixed(1)} ms`);

class SignedOut extends Error {}

async function get(path) {
  const answer = await fetch(`api/${path}`, { headers: { Accept: 'application/json' } });
  if (answer.status === 401) throw new SignedOut();
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`the gateway answered ${answer.status}`);
  return answer.json();
}

// --- the views ---------------------------------------------------------------------------------

let shown = new Set();
let latest = '';

function caller(decision) {
  if (decision.caller !== 'token') return badge(decision.caller);
  return [`${decision.issuer} `, el('span', decision.subject, { class: 'mono quiet' })];
}

function decisionRow(decision) {
  const link = el('a', decision.code, { href: `#decision/${encodeURIComponent(decision.id)}`, 'aria-label': `${decision.code}: why` });
  const fresh = shown.size > 0 && !shown.has(decision.id);
  return row(by('decisions'), [
    { td: el('time', clock(decision.time), { datetime: decision.time, title: decision.time }), class: 'nowrap' },
    outcome(decision.outcome),
    link,
    decision.route,
    mono(`${decision.method} ${decision.path}`),
    { td: caller(decision) },
    { td: took(decision.duration_us), class: 'number' },
  ], fresh ? { class: 'fresh' } : {});
}

async function decisions() {
  const query = new URLSearchParams();
  ['outcome', 'route', 'code'].forEach((name) => {
    const value = by(`filter-${name}`).value.trim();
    if (value) query.set(name, value);
  });
  const [found, history] = await Promise.all([get(`decisions?${query}`), get('history')]);
  totals(history);
  const now = `${query}|${found.map((decision) => decision.id).join()}`;
  by('decisions-state').textContent = `${found.length} shown${by('live').checked ? ', live' : ', paused'}`;
  by('decisions-empty').hidden = found.length > 0;
  if (now === latest) return;
  latest = now;
  by('decisions').replaceChildren(...found.map(decisionRow));
  shown = new Set(found.map((decision) => decision.id));
}

function series(history, meter) {
  return Object.entries(history.series)
    .filter(([name]) => name.startsWith(`${meter}{`))
    .map(([name, counts]) => ({
      tags: Object.fromEntries(name.slice(meter.length + 1, -1).split(',').map((tag) => tag.split(/=(.*)/s, 2))),
      counts,
    }));
}

function sum(all) {
  return all.reduce((total, counts) => counts.map((count, i) => count + (total[i] || 0)), []);
}

function tile(name, value, unit, picture, attributes = {}) {
  return el('figure', [
    el('figcaption', name, { class: 'name' }),
    el('div', [String(value), unit ? el('small', ` ${unit}`) : ''], { class: 'value' }),
    picture,
    el('div', [el('span', '1 h ago'), el('span', 'now')], { class: 'axis', 'aria-hidden': 'true' }),
  ], { class: 'tile', ...attributes });
}

function totals(history) {
  const all = series(history, 'poolgate.decisions');
  by('totals').replaceChildren(...['allowed', 'denied', 'unauthenticated', 'unavailable'].map((name) => {
    const counts = sum(all.filter((one) => one.tags.outcome === name).map((one) => one.counts));
    const perMinute = grouped(steps(counts), MINUTE_OF_LOOKS);
    const last = perMinute.reduce((total, value) => total + value, 0);
    return tile(name, last, 'in the last hour', bars(perMinute, `${name} per minute`));
  }));
}

function terms(pairs) {
  return el('dl', pairs.filter(([, value]) => value !== undefined && value !== null && value !== '')
    .flatMap(([name, value]) => [el('dt', name), el('dd', value)]));
}

function table(heads, rows) {
  const body = el('tbody', []);
  const made = el('table', [el('thead', el('tr', heads.map((head) => el('th', head, { scope: 'col' })))), body], { class: 'stack' });
  body.append(...rows.map((cells) => row(body, cells)));
  return made;
}

function stages(decision) {
  const stop = STAGES.indexOf(decision.stage);
  const refused = decision.outcome !== 'allowed';
  return el('ol', STAGES.slice(0, Math.max(stop + 1, 4)).map((name, i) => {
    const state = i < stop || (i === stop && !refused) ? 'passed' : i === stop ? 'stopped' : '';
    const word = { passed: 'passed', stopped: 'refused here' }[state] || 'not reached';
    return el('li', name, { class: state, 'aria-label': `${name}: ${word}` });
  }), { class: 'stages', 'aria-label': 'Stages of the request' });
}

const policyPlace = (policy) => (policy.line ? `${policy.source}:${policy.line}:${policy.column}` : policy.source);

async function decision(id) {
  const found = await get(`decisions/${encodeURIComponent(id)}`);
  const box = by('decision');
  if (!found) {
    box.replaceChildren(el('p', 'This decision is not in memory: it is too old, was made by another node, or was allowed and not sampled.', { class: 'empty' }));
    return;
  }
  const parts = [el('div', [
    outcome(found.outcome), ' ', found.status ? badge(`answered ${found.status}`) : badge('forwarded'),
    el('h1', found.code),
    el('p', mono(`${found.method} ${found.path}`)),
    stages(found),
  ], { class: 'verdict' })];
  parts.push(terms([
    ['Decision', mono(found.id)],
    ['Time', moment(found.time)],
    ['Route', found.route],
    ['Asks for', found.rule],
    ['Caller', found.caller === 'token' ? `${found.issuer}, ${found.subject}` : `${found.caller}${found.subject ? `, ${found.subject}` : ''}`],
    ['Key', found.key_id ? mono(found.key_id) : null],
    ['Keys fetched', found.key_age_ms === undefined ? null : `${span(found.key_age_ms)} before`],
    ['Token verified', found.token_age_ms === undefined ? null : found.token_age_ms === 0 ? 'now' : `${span(found.token_age_ms)} before`],
    ['Policy revision', found.revision ? mono(found.revision) : null],
    ['Detail', found.detail],
    ['Took', took(found.duration_us)],
  ]));
  if (found.requirements.length) {
    parts.push(el('h2', 'Requirements'), table(['Asked', 'One of', 'The caller has', 'Met'], found.requirements.map((one) => [
      one.name, one.wanted.join(', '), one.held.length ? one.held.join(', ') : el('span', 'nothing', { class: 'quiet' }),
      one.met ? badge('met', 'good') : badge('missing', 'bad'),
    ])));
  }
  if (found.policies) {
    parts.push(el('h2', 'Determining policies'), table(['Policy', 'Where'], found.policies.map((one) => [one.id, mono(policyPlace(one))])));
  }
  if (Object.keys(found.inputs).length) {
    parts.push(el('h2', 'What policies read'), table(['Input', 'Value'], Object.entries(found.inputs).sort().map(([name, value]) => [mono(name), mono(value)])));
  }
  box.replaceChildren(...parts);
}

async function routes() {
  const found = await get('routes');
  by('routes').replaceChildren(...found.map((route) => row(by('routes'), [
    { td: route.id, class: 'nowrap' }, mono(route.predicates), route.open ? badge('public', 'warn') : route.rule,
    route.filters.join(', then '), { td: mono(route.backend), class: 'nowrap' },
  ])));
}

async function routeNames() {
  const found = await get('routes');
  by('filter-route').append(...found.map((route) => el('option', route.id, { value: route.id })));
}

async function issuers() {
  const [found, breakers] = await Promise.all([get('issuers'), get('breakers')]);
  by('issuers').replaceChildren(...found.map((issuer) => row(by('issuers'), [
    [issuer.name, el('br'), el('span', issuer.url, { class: 'mono quiet' })],
    issuer.available ? badge(`${issuer.keys} usable`, 'good') : badge('none usable', 'bad'),
    issuer.age_s === undefined ? 'never fetched' : span(issuer.age_s * 1000),
    issuer.paused ? badge('paused: breaker open', 'bad') : badge('on', 'good'),
    issuer.failure ? issuer.failure : el('span', 'none', { class: 'quiet' }),
  ])));
  by('breakers-empty').hidden = breakers.length > 0;
  by('breakers').replaceChildren(...breakers.map((breaker) => row(by('breakers'), [
    mono(breaker.name), badge(breaker.state.replace('_', ' '), breaker.state === 'closed' ? 'good' : 'bad'),
  ])));
}

async function caches() {
  const all = series(await get('history'), 'cache.gets');
  const names = [...new Set(all.map((one) => one.tags.cache))].sort();
  by('caches-empty').hidden = names.length > 0;
  by('caches').replaceChildren(...names.map((name) => {
    const of = (result) => grouped(steps(sum(all.filter((one) => one.tags.cache === name && one.tags.result === result).map((one) => one.counts))), MINUTE_OF_LOOKS);
    const hits = of('hit');
    const misses = of('miss');
    const lookups = hits.map((hit, i) => hit + (misses[i] || 0));
    const total = lookups.reduce((one, other) => one + other, 0);
    const share = total ? `${Math.round((100 * hits.reduce((one, other) => one + other, 0)) / total)} %` : '–';
    return tile(name, share, `of ${total} lookups`, line(hits.map((hit, i) => (lookups[i] ? hit / lookups[i] : null)), `hit rate per minute of ${name}: ${share}`));
  }));
}

/** What was or would be answered, and because of which policies. */
const sampled = (code, policies) => [code, ...policies.flatMap((policy) => [el('br'), el('span', [`${policy.id} `, mono(policyPlace(policy))], { class: 'quiet' })])];

async function shadow() {
  const [samples, history] = await Promise.all([get('shadow'), get('history')]);
  const all = series(history, 'poolgate.policies.shadow');
  by('shadow-empty').hidden = samples !== null || all.length > 0;
  by('shadow-table').hidden = !samples || samples.length === 0;
  by('shadow-plots').replaceChildren(...['allow_to_deny', 'deny_to_allow', 'error', 'none']
    .map((change) => [change, all.filter((one) => one.tags.change === change)])
    .filter(([, found]) => found.length)
    .map(([change, found]) => {
      const perMinute = grouped(steps(sum(found.map((one) => one.counts))), MINUTE_OF_LOOKS);
      return tile(change === 'none' ? 'no change' : change.replaceAll('_', ' '), perMinute.reduce((one, other) => one + other, 0),
        'in the last hour', bars(perMinute, `${change} per minute`), { 'data-change': change });
    }));
  by('shadow').replaceChildren(...(samples || []).map((sample) => row(by('shadow'), [
    { td: clock(sample.time), class: 'nowrap' }, badge(sample.change.toLowerCase().replaceAll('_', ' '), 'warn'), mono(sample.action),
    sampled(sample.liveCode, sample.livePolicies),
    sampled(sample.candidateCode, sample.candidatePolicies),
    el('a', 'why', { href: `#decision/${encodeURIComponent(sample.decisionId)}` }),
  ])));
}

async function revocations() {
  const found = await get('revocations');
  by('revocations-empty').hidden = found !== null && found.length > 0;
  by('revocations-empty').textContent = found === null ? 'The list of this gateway cannot be read.' : 'Nothing is revoked.';
  by('revocations-table').hidden = !found || found.length === 0;
  by('revocations').replaceChildren(...(found || []).map((one) => row(by('revocations'), [
    one.kind, mono(one.name), mono(one.issuer), one.issued_before ? moment(one.issued_before) : '', moment(one.until),
  ])));
}

// --- the page ----------------------------------------------------------------------------------

const VIEWS = { decisions, decision, routes, issuers, caches, shadow, revocations };
let timer;
let turn = 0;

function show(name) {
  document.querySelectorAll('main > section').forEach((section) => { section.hidden = section.id !== `view-${name}`; });
  document.querySelectorAll('#nav a').forEach((link) => {
    const here = link.hash === `#${name}` || (name === 'decision' && link.hash === '#decisions');
    if (here) link.setAttribute('aria-current', 'page'); else link.removeAttribute('aria-current');
  });
}

function signedOut() {
  clearTimeout(timer);
  by('nav').hidden = true;
  by('session').hidden = true;
  show('sign-in');
  showSignIn();
}

function place() {
  const [name, id] = location.hash.slice(1).split(/\/(.*)/s, 2);
  return Object.hasOwn(VIEWS, name) ? { name, id: id === undefined ? undefined : decodeURIComponent(id) } : { name: 'decisions' };
}

async function refresh() {
  clearTimeout(timer);
  const mine = ++turn;
  const { name, id } = place();
  try {
    if (!document.hidden && (name !== 'decisions' || by('live').checked || latest === '')) await VIEWS[name](id);
    if (mine !== turn) return;
    show(name);
    if (name !== 'decision') timer = setTimeout(refresh, name === 'decisions' ? LIVE_MILLIS : SLOW_MILLIS);
  } catch (problem) {
    if (mine !== turn) return;
    if (problem instanceof SignedOut) { signedOut(); return; }
    by('decisions-state').textContent = problem.message;
    timer = setTimeout(refresh, SLOW_MILLIS);
  }
}

async function begin() {
  try {
    const session = await get('session');
    by('until').textContent = `until ${clock(session.until)}`;
    by('nav').hidden = false;
    by('session').hidden = false;
    if (by('filter-route').options.length === 1) await routeNames();
    await refresh();
  } catch (problem) {
    signedOut();
  }
}

by('sign-out').addEventListener('click', async () => {
  await signOut();
  latest = '';
  shown = new Set();
  by('decisions').replaceChildren();
  by('decision').replaceChildren();
  signedOut();
});

by('filter').addEventListener('submit', (event) => {
  event.preventDefault();
  const id = by('filter-id').value.trim();
  if (id) { location.hash = `#decision/${encodeURIComponent(id)}`; return; }
  latest = '';
  refresh();
});
['filter-outcome', 'filter-route', 'live'].forEach((id) => by(id).addEventListener('change', () => { latest = ''; refresh(); }));
window.addEventListener('hashchange', () => { refresh().then(() => by('main').focus()); });
document.addEventListener('visibilitychange', () => { if (!document.hidden && !by('nav').hidden) refresh(); });

await prepareSignIn(async () => { await begin(); by('main').focus(); });
await begin();
