// What the feed told last, who looks at it, and where.
import { byID } from './dom.js';
import { know } from './words.js';

export const place = { user: 'U0EMMA0001', channel: 'C0GENERAL1', thread: '', tab: 'messages', beside: '' };
export let state;
let draw;

// onChange says what is done whenever the feed tells something new or the place changes.
export function onChange(f) { draw = f; }
export function learn(news) { state = news; know(state.users, state.channels); draw(); }
export function go(change) { Object.assign(place, change); draw(); }

// act sends one deed. What is refused is shown beside the message box.
export async function act(deed, notice = 'notice') {
  const tell = (text) => { const box = byID(notice); if (box) box.textContent = text; };
  tell('');
  try {
    const response = await fetch('/page/act', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Slacksim': 'page' }, body: JSON.stringify({ user: place.user, ...deed }) });
    const answer = await response.json();
    if (!answer.ok) tell(answer.error.replace(/^slacksim: /, ''));
    return answer;
  } catch (err) {
    tell(`The simulation is not reachable (${err.message}).`);
    return { ok: false };
  }
}

export const channelOf = (id) => state.channels.find((c) => c.id === id);
export const userOf = (id) => state.users.find((u) => u.id === id) ?? { id, real: id === 'USLACKBOT' ? 'Slackbot' : id, name: id, team: userOf(place.user).team };
export const isAppDM = (c) => c.kind === 'im' && c.members.includes(state.bot);

const short = (name) => name.replace(' (invented)', '');
export const nameOf = (id) => short(userOf(id).real);

// standing is what sets somebody apart in the eyes of whoever looks: a guest, or another company's.
export function standing(id) {
  const u = userOf(id);
  if (u.team !== userOf(place.user).team) return short(state.teams[u.team]);
  return u.guest ? 'Guest' : '';
}

// partnersOf are the other companies that a channel is shared with.
export function partnersOf(c) {
  const own = userOf(place.user).team;
  return c.shared ? [...new Set(c.members.map((id) => userOf(id).team))].filter((team) => team !== own).map((team) => short(state.teams[team])) : [];
}

export const titleOf = (c) => (c.kind === 'im' || c.kind === 'mpim' ? c.members.filter((u) => u !== place.user).map(nameOf).join(', ') : c.name);
