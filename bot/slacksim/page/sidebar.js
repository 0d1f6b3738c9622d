// The sidebar: who looks, and the conversations they see. On a narrow screen it slides over the rest.
import { byID, el, sync } from './dom.js';
import { rememberFocus } from './focus.js';
import { icon } from './icons.js';
import { act, go, isAppDM, nameOf, place, standing, state, titleOf } from './world.js';

const seen = new Map(); // the newest ts seen, by user and conversation
const newest = (c) => [...c.messages, ...c.whispers].reduce((ts, m) => (m.ts > ts ? m.ts : ts), '');
export const nowSeen = (c) => seen.set(`${place.user} ${c.id}`, newest(c));

function isUnread(c) {
  if (!seen.has(`${place.user} ${c.id}`)) nowSeen(c);
  return c.joined && c.id !== place.channel && newest(c) > seen.get(`${place.user} ${c.id}`);
}

export function drawSidebar(open) {
  byID('team').textContent = state.team;
  const people = state.users.filter((u) => !u.bot);
  const kind = (u) => (u.admin ? 'admin' : u.guest ? 'guest' : u.team !== people[0].team ? state.teams[u.team].replace(' (invented)', '') : '');
  const note = (u) => [kind(u), u.locale].filter(Boolean).map((words) => `, ${words}`).join('');
  sync(byID('view-as'), people, (u) => u.id, (u) => el('option', { value: u.id }, nameOf(u.id) + note(u)));
  byID('view-as').value = place.user;
  const entry = (c) => ({ id: c.id, name: titleOf(c), kind: c.kind, joined: c.joined, shared: c.shared, current: c.id === place.channel, unread: isUnread(c),
    mark: c.kind === 'im' && !isAppDM(c) ? standing(c.members.find((u) => u !== place.user)) : '' });
  const fill = (id, channels) => {
    byID(`${id}-section`).hidden = !channels.length;
    sync(byID(id), channels.map(entry), (e) => e.id, (e) => drawEntry(e, open));
  };
  fill('channels', state.channels.filter((c) => c.kind === 'channel' || c.kind === 'group'));
  fill('directs', state.channels.filter((c) => (c.kind === 'im' || c.kind === 'mpim') && !isAppDM(c)));
  fill('apps', state.channels.filter(isAppDM));
}

const drawEntry = (e, open) => el('li', {}, el('button', {
  type: 'button', class: `${e.unread ? 'unread' : ''} ${e.joined ? '' : 'away'}`, data: { channel: e.id }, 'aria-current': e.current ? 'page' : undefined, onclick: () => open(e.id),
}, el('span', { class: 'sign', 'aria-hidden': 'true' }, e.kind === 'group' ? icon('lock') : e.kind === 'channel' ? '#' : '●'), el('span', { class: 'name' }, e.name),
e.unread && el('span', { class: 'hidden' }, ' (unread)'), e.mark && el('span', { class: 'tag' }, e.mark), e.shared && [icon('shared'), el('span', { class: 'hidden' }, ' (shared)')]));

let leave; // goes back to where the focus was before the sidebar slid in

export function showSidebar(on) {
  const was = byID('frame').classList.contains('menu-open');
  if (was === on) return;
  if (on) leave = rememberFocus();
  const had = byID('sidebar').contains(document.activeElement);
  byID('frame').classList.toggle('menu-open', on);
  byID('menu').setAttribute('aria-expanded', String(on));
  if (on) (byID('sidebar').querySelector('[aria-current]') ?? byID('view-as')).focus();
  else if (had || document.activeElement === document.body) leave();
}

export function setUpSidebar(connect) {
  byID('menu').append(icon('lines'));
  byID('menu').addEventListener('click', () => showSidebar(byID('menu').getAttribute('aria-expanded') !== 'true'));
  byID('view-as').addEventListener('change', (event) => { Object.assign(place, { user: event.target.value, thread: '' }); connect(); });
  byID('join').addEventListener('click', () => act({ do: 'join', channel: place.channel }));
  for (const tab of byID('tabs').children) tab.addEventListener('click', () => show(tab));
  byID('tabs').addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = [...byID('tabs').children].find((tab) => tab.dataset.tab !== place.tab);
    show(other);
    other.focus();
  });
}

function show(tab) {
  go({ tab: tab.dataset.tab, thread: '' });
  act({ do: tab.dataset.tab === 'home' ? 'open_home' : 'open_messages' });
}
