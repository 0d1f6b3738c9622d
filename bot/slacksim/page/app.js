// The page: what the feed says is drawn, and what people do is sent to /page/act.
import { drawBlocks, valuesOf } from './blocks.js';
import { setUpComposer } from './composer.js';
import { byID, el, icon, sync } from './dom.js';
import { emojiOf, know, mrkdwn, textObject, unescapeText } from './words.js';

const place = { user: 'U0EMMA0001', channel: 'C0GENERAL1', thread: '', tab: 'messages' };
let state;
let feed;
const seen = new Map(); // the newest ts seen, by user and conversation
let target = ''; // the message that the address names

// act sends one deed. What is refused is shown beside the message box.
async function act(deed, notice = 'notice') {
  byID(notice).textContent = '';
  try {
    const response = await fetch('/page/act', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Slacksim': 'page' }, body: JSON.stringify({ user: place.user, ...deed }) });
    const answer = await response.json();
    if (!answer.ok) byID(notice).textContent = answer.error.replace(/^slacksim: /, '');
    return answer;
  } catch (err) {
    byID(notice).textContent = `The simulation is not reachable (${err.message}).`;
    return { ok: false };
  }
}

function connect() {
  feed?.close();
  feed = new EventSource(`/page/feed?user=${encodeURIComponent(place.user)}`);
  feed.onmessage = (event) => { state = JSON.parse(event.data); know(state.users, state.channels); draw(); };
  feed.onerror = () => { byID('link-state').textContent = 'The simulation is not reachable.'; };
}

const channelOf = (id) => state.channels.find((c) => c.id === id);
const userOf = (id) => state.users.find((u) => u.id === id) ?? { id, real: id === 'USLACKBOT' ? 'Slackbot' : id, name: id };
const isAppDM = (c) => c.kind === 'im' && c.members.includes(state.bot);

function nameOf(c) {
  if (c.kind === 'im' || c.kind === 'mpim') return c.members.filter((u) => u !== place.user).map((u) => userOf(u).real.replace(' (invented)', '')).join(', ');
  return c.name;
}

function draw() {
  if (!channelOf(place.channel)) Object.assign(place, { channel: state.channels.find((c) => c.joined)?.id ?? state.channels[0].id, thread: '', tab: 'messages' });
  const c = channelOf(place.channel);
  document.body.dataset.user = place.user;
  document.body.dataset.channel = c.id;
  byID('link-state').textContent = state.sockets ? `The app is connected (${state.sockets}).` : 'No app is connected.';
  drawObjections();
  drawSidebar();
  drawHeader(c);
  drawMessages(c);
  drawThread(c);
  drawHome();
  drawModal();
  remember(c);
}

// drawObjections tells what of the app's messages and views Slack would object to.
function drawObjections() {
  const all = state.problems;
  document.body.dataset.objections = all.length;
  byID('objections').textContent = all.length ? `Slack would object to what the app sent (${all.length}): ${all.at(-1)}` : '';
}

function remember(c) {
  seen.set(`${place.user} ${c.id}`, newest(c));
  document.title = `${nameOf(c)}: ${state.team}, pretend Slack`;
  history.replaceState(null, '', `/#${place.user}/${place.channel}${place.thread ? `/${place.thread}` : ''}`);
}
const newest = (c) => [...c.messages, ...c.whispers].reduce((ts, m) => (m.ts > ts ? m.ts : ts), '');

function drawSidebar() {
  byID('team').textContent = state.team;
  const people = state.users.filter((u) => !u.bot);
  const note = (u) => (u.admin ? ', admin' : u.guest ? ', guest' : u.team !== people[0].team ? ', other company' : '');
  sync(byID('view-as'), people, (u) => u.id, (u) => el('option', { value: u.id }, u.real.replace(' (invented)', '') + note(u)));
  byID('view-as').value = place.user;
  const entry = (c) => ({ id: c.id, name: nameOf(c), kind: c.kind, joined: c.joined, shared: c.shared,
    current: c.id === place.channel, unread: c.joined && c.id !== place.channel && newest(c) > (seen.get(`${place.user} ${c.id}`) ?? (seen.set(`${place.user} ${c.id}`, newest(c)), newest(c))) });
  const fill = (id, channels) => sync(byID(id), channels.map(entry), (e) => e.id, drawEntry);
  fill('channels', state.channels.filter((c) => c.kind === 'channel' || c.kind === 'group'));
  fill('directs', state.channels.filter((c) => (c.kind === 'im' || c.kind === 'mpim') && !isAppDM(c)));
  fill('apps', state.channels.filter(isAppDM));
  const global = (state.shortcuts ?? []).filter((x) => x.global);
  byID('shortcuts-section').hidden = !global.length;
  sync(byID('shortcuts'), global, (x) => x.callback_id, (x) => el('li', {}, el('button', { type: 'button', onclick: () => act({ do: 'global_shortcut', name: x.callback_id }) }, [icon('bolt'), ` ${x.name}`])));
}

const drawEntry = (e) => el('li', {}, el('button', {
  type: 'button', class: `${e.unread ? 'unread' : ''} ${e.joined ? '' : 'away'}`, data: { channel: e.id }, 'aria-current': e.current ? 'page' : undefined, onclick: () => open(e.id),
}, el('span', { class: 'sign', 'aria-hidden': 'true' }, e.kind === 'group' ? icon('lock') : e.kind === 'channel' ? '#' : '●'), ` ${e.name}`, e.unread && el('span', { class: 'hidden' }, ' (unread)'), e.shared && el('span', { class: 'tag' }, 'shared')));

function open(channel, thread = '') {
  Object.assign(place, { channel, thread, tab: 'messages' });
  byID('notice').textContent = '';
  showMenu(false);
  draw();
  if (isAppDM(channelOf(channel))) act({ do: 'open_messages' });
  toNewest(byID('messages'));
  byID(thread ? 'thread-composer' : 'composer').focus();
}

function drawHeader(c) {
  byID('channel-title').replaceChildren(c.kind === 'group' ? icon('lock') : c.kind === 'channel' ? '#' : '', ` ${nameOf(c)}`);
  byID('topic').textContent = c.topic ?? '';
  byID('members').textContent = c.kind === 'im' ? '' : `${c.members.length} members${c.members.includes(state.bot) ? '' : `; to add the bot: /invite @${userOf(state.bot).name}`}`;
  byID('tabs').hidden = !isAppDM(c);
  for (const tab of byID('tabs').children) tab.setAttribute('aria-selected', String(tab.dataset.tab === place.tab));
  const home = place.tab === 'home' && isAppDM(c);
  byID('home').hidden = !home;
  for (const id of ['messages', 'status', 'prompts', 'compose']) byID(id).hidden = home;
  const label = c.joined ? `Message ${c.kind === 'channel' ? '#' : ''}${nameOf(c)}` : `You are not in #${c.name}`;
  byID('composer').placeholder = label;
  byID('composer-label').textContent = label;
  byID('composer').disabled = byID('send').disabled = !c.joined;
  byID('join').hidden = c.joined;
  sync(byID('prompts'), c.prompts ?? [], (p) => p.title, (p) => el('button', { type: 'button', class: 'button', onclick: () => act({ do: 'say', channel: c.id, text: p.message }) }, p.title));
}

// toNewest scrolls a list to its end, but never past the beginning of its newest message.
function toNewest(box) {
  box.scrollTop = box.scrollHeight;
  const newest = box.lastElementChild;
  if (newest && newest.offsetHeight > box.clientHeight) newest.scrollIntoView({ block: 'start' });
}

// follow keeps a list at its end if it was there, and goes on to a new message if the last one was in sight.
function follow(box, change) {
  const last = box.lastElementChild;
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  const inSight = !last || last.getBoundingClientRect().top < box.getBoundingClientRect().bottom;
  change();
  if (inSight && box.lastElementChild?.dataset.key !== last?.dataset.key) toNewest(box);
  else if (atEnd) box.scrollTop = box.scrollHeight;
}

function drawMessages(c) {
  const top = [...c.messages.filter((m) => !m.thread || m.thread === m.ts || m.broadcast), ...c.whispers.filter((m) => !m.thread)].sort(byTS);
  const items = top.map((m) => ({ ...m, replies: repliesTo(c, m), status: c.statuses[m.ts] ?? '' }));
  const box = byID('messages');
  follow(box, () => sync(box, items.length ? items : [{ ts: 'none', about: c.id }], (m) => m.ts, (m) => (m.about ? drawEmpty(c) : drawMessage(c, m, 'channel'))));
  byID('status').textContent = c.statuses[''] ? `${userOf(state.bot).real} ${c.statuses['']}` : '';
  if (target) {
    box.querySelector(`[data-message-ts="${CSS.escape(target)}"]`)?.scrollIntoView({ block: 'center' });
    target = '';
  }
}

// drawEmpty tells what can be done where nobody has written yet.
function drawEmpty(c) {
  const bot = userOf(state.bot);
  const command = state.commands?.[0]?.name;
  const ask = isAppDM(c) ? 'Write your question' : `Write @${bot.name} and your question`;
  const alone = command ? `, or ${command} and your question for an answer that only you see` : '';
  return el('p', { class: 'empty' }, `No messages yet. ${ask}${alone}.`);
}

const byTS = (a, b) => (a.ts < b.ts ? -1 : 1);

function repliesTo(c, m) {
  const all = c.messages.filter((r) => r.thread === m.ts && r.ts !== m.ts);
  return all.length ? { count: all.length, who: [...new Set(all.map((r) => r.user))], last: all[all.length - 1].ts } : null;
}

function drawThread(c) {
  const root = place.thread && c.messages.find((m) => m.ts === place.thread);
  byID('thread').hidden = !root;
  byID('frame').classList.toggle('with-thread', Boolean(root));
  if (!root) { place.thread = ''; return; }
  byID('thread-channel').textContent = nameOf(c);
  const items = [...c.messages, ...c.whispers].filter((m) => m.ts === root.ts || m.thread === root.ts).sort(byTS);
  const box = byID('thread-messages');
  follow(box, () => sync(box, items, (m) => m.ts, (m) => drawMessage(c, m, 'thread')));
  const status = c.statuses[root.ts];
  byID('thread-status').textContent = status ? `${userOf(state.bot).real} ${status}` : '';
}

const hue = (id) => [...id].reduce((h, ch) => (h * 31 + ch.charCodeAt(0)) % 12, 7);
const initials = (name) => name.replace(/\(.*\)/, '').trim().split(/\s+/).slice(0, 2).map((w) => w[0]?.toUpperCase() ?? '').join('');

const face = (user) => (user === state.bot ? icon('scales') : initials(userOf(user).real));

function drawMessage(c, m, where) {
  const who = userOf(m.user);
  const at = new Date(Number(m.ts.split('.')[0]) * 1000);
  const use = (action, value) => act({ do: 'choose', channel: c.id, ts: m.ts, action, value }, where === 'thread' ? 'thread-notice' : 'notice');
  const body = m.app && m.blocks?.length ? drawBlocks(m.blocks, use, state) : el('div', { class: 'text' }, mrkdwn(m.text));
  return el('article', { class: `message ${m.whisper ? 'whisper' : ''}`, 'aria-label': `${who.real}, ${at.toLocaleTimeString()}`, data: { messageTs: m.ts, user: m.user, whisper: m.whisper ? 'true' : 'false' } },
    el('span', { class: `avatar hue-${hue(m.user)}`, 'aria-hidden': 'true' }, face(m.user)),
    el('div', { class: 'content' },
      m.whisper && el('p', { class: 'only-you' }, icon('eye'), ' Only visible to you'),
      el('p', { class: 'by' }, el('strong', {}, who.real.replace(' (invented)', '')), (m.app || m.user === 'USLACKBOT') && el('span', { class: 'tag' }, 'APP'),
        ' ', el('time', { datetime: at.toISOString() }, at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })), m.edited && el('small', {}, ' (edited)')),
      m.broadcast && where === 'channel' && el('p', { class: 'only-you' }, 'Replied to a thread'),
      body,
      m.streaming && el('span', { class: 'caret', 'aria-label': 'still writing' }, '▍'),
      drawReactions(c, m),
      where === 'channel' && drawReplies(c, m),
      where === 'channel' && m.status && el('p', { class: 'status' }, `${userOf(state.bot).real} ${m.status}`)),
    !m.whisper && drawTools(c, m, where));
}

function drawReactions(c, m) {
  const all = Object.entries(m.reactions ?? {});
  return all.length ? el('div', { class: 'reactions', role: 'group', 'aria-label': 'Reactions' }, all.map(([name, users]) => el('button', {
    type: 'button', 'aria-pressed': String(users.includes(place.user)), 'aria-label': `${name}: ${users.length}`, title: users.map((u) => userOf(u).real).join(', '),
    onclick: () => act({ do: 'react', channel: c.id, ts: m.ts, name }) }, `${emojiOf(name)} ${users.length}`))) : '';
}

function drawReplies(c, m) {
  return m.replies ? el('button', { type: 'button', class: 'replies', data: { thread: m.ts }, onclick: () => openThread(m.ts) },
    m.replies.who.slice(0, 4).map((u) => el('span', { class: `avatar small hue-${hue(u)}`, 'aria-hidden': 'true' }, face(u))),
    ` ${m.replies.count} ${m.replies.count === 1 ? 'reply' : 'replies'}`) : '';
}

function openThread(ts) {
  place.thread = ts;
  draw();
  toNewest(byID('thread-messages'));
  byID('thread-composer').focus();
}

function drawTools(c, m, where) {
  const menu = el('ul', { class: 'menu', role: 'menu', hidden: true });
  const item = (label, go, data) => el('li', { role: 'none' }, el('button', { type: 'button', role: 'menuitem', data, onclick: () => { menu.hidden = true; go(); } }, label));
  const mine = m.user === place.user;
  const entries = [
    ...(state.shortcuts ?? []).filter((x) => !x.global).map((x) => item([icon('bolt'), ` ${x.name}`], () => act({ do: 'message_shortcut', channel: c.id, ts: m.ts, name: x.callback_id }), { shortcut: x.callback_id })),
    mine && item('Edit message', () => startEdit(c, m, where)),
    mine && item('Delete message', () => act({ do: 'delete', channel: c.id, ts: m.ts })),
    item('Copy link', () => navigator.clipboard?.writeText(m.link)),
  ].filter(Boolean);
  menu.append(...entries);
  const toggle = (event) => {
    menu.hidden = !menu.hidden;
    event.currentTarget.setAttribute('aria-expanded', String(!menu.hidden));
    if (!menu.hidden) menu.querySelector('button').focus();
  };
  return el('div', { class: 'tools' },
    el('button', { type: 'button', 'aria-label': 'React with thumbs up', title: 'React', onclick: () => act({ do: 'react', channel: c.id, ts: m.ts, name: '+1' }) }, icon('up')),
    where === 'channel' && el('button', { type: 'button', 'aria-label': 'Reply in thread', title: 'Reply in thread', data: { reply: m.ts }, onclick: () => openThread(m.thread || m.ts) }, icon('reply')),
    el('button', { type: 'button', 'aria-label': 'More actions', title: 'More actions', 'aria-haspopup': 'menu', 'aria-expanded': 'false', onclick: toggle }, '⋯'), menu);
}

// plainOf is a stored text as its author would type it.
const plainOf = (text) => unescapeText(text.replace(/<@(U\w+)>/g, (all, id) => `@${userOf(id).name}`).replace(/<(https?:[^<>|]+)>/g, '$1'));

function startEdit(c, m, where) {
  const box = byID(where === 'thread' ? 'thread-messages' : 'messages').querySelector(`[data-message-ts="${CSS.escape(m.ts)}"] .text`);
  const area = el('textarea', { class: 'edit', 'aria-label': 'Edit message', rows: 2 });
  area.value = plainOf(m.text);
  area.addEventListener('keydown', async (event) => {
    if (event.key === 'Escape') { area.replaceWith(...mrkdwn(m.text)); event.stopPropagation(); }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    const answer = await act({ do: 'edit', channel: c.id, ts: m.ts, text: area.value });
    if (answer.ok) area.replaceWith('…');
  });
  box.replaceChildren(area);
  area.focus();
}

function drawHome() {
  const v = state.home;
  const press = (action, value) => act({ do: 'choose_in_view', view: v.id, action, value, values: valuesOf(byID('home')) });
  sync(byID('home'), [v ?? { id: 'none' }], (x) => x.id, () => (v
    ? el('div', { data: { viewId: v.id } }, drawBlocks(v.body.blocks, press, state))
    : el('p', { class: 'empty' }, 'The app has not published a Home tab.')));
}

function drawModal() {
  const box = byID('modal');
  const v = state.modal;
  if (!v) {
    if (box.open) box.close();
    box.dataset.viewId = '';
    return;
  }
  if (box.dataset.viewId !== v.id || box.dataset.hash !== v.hash) {
    Object.assign(box.dataset, { viewId: v.id, hash: v.hash });
    box.replaceChildren(modalForm(v));
  }
  for (const block of box.querySelectorAll('.block.input')) block.querySelector('.error').textContent = v.errors?.[block.dataset.blockId] ?? '';
  if (!box.open) box.showModal();
}

function modalForm(v) {
  const form = el('form', { onsubmit: async (event) => {
    event.preventDefault();
    await act({ do: 'submit', view: v.id, values: valuesOf(form) }, 'modal-notice');
  } },
  el('header', {}, el('h2', { id: 'modal-title' }, textObject(v.body.title)), el('button', { type: 'button', 'aria-label': 'Close', onclick: () => act({ do: 'close' }, 'modal-notice') }, '✕')),
  el('div', { class: 'modal-body', tabindex: 0 }, drawBlocks(v.body.blocks, (action, value) => act({ do: 'choose_in_view', view: v.id, action, value }, 'modal-notice'), state)),
  el('p', { id: 'modal-notice', class: 'notice', role: 'alert' }),
  el('footer', {}, el('button', { type: 'button', class: 'button', onclick: () => act({ do: 'close' }, 'modal-notice') }, v.body.close ? textObject(v.body.close) : 'Close'),
    v.body.submit && el('button', { type: 'submit', class: 'button primary', data: { submit: v.body.callback_id ?? '' } }, textObject(v.body.submit))));
  return form;
}

function showMenu(on) {
  byID('frame').classList.toggle('menu-open', on);
  byID('menu').setAttribute('aria-expanded', String(on));
}

// send posts what was typed, or runs it where it is a command. It tells whether the box may be emptied.
async function send(text, thread) {
  const command = /^\/(\S+)\s*([\s\S]*)$/.exec(text);
  if (command && thread) {
    byID('thread-notice').textContent = `/${command[1]} is not supported in threads. Ask in the channel, or mention the bot here.`;
    return false;
  }
  const invited = /^\/invite\s+@?(\S+)$/.exec(text);
  if (invited) return (await act({ do: 'invite', channel: place.channel, name: invited[1] })).ok;
  const answer = command
    ? await act({ do: 'slash', channel: place.channel, name: `/${command[1]}`, text: command[2] })
    : await act({ do: 'say', channel: place.channel, text, thread }, thread ? 'thread-notice' : 'notice');
  return answer.ok;
}

function setUp() {
  const archived = /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(location.pathname);
  if (archived) {
    target = `${archived[2]}.${archived[3]}`;
    Object.assign(place, { channel: archived[1], thread: new URLSearchParams(location.search).get('thread_ts') ?? '' });
  } else if (location.hash) {
    const [user, channel, thread] = location.hash.slice(1).split('/');
    Object.assign(place, { user: user || place.user, channel: channel || place.channel, thread: thread ?? '' });
  }
  const suggestions = () => ({ people: state?.users ?? [], commands: state?.commands ?? [] });
  for (const id of ['send', 'thread-send']) byID(id).append(icon('send'));
  setUpComposer(byID('composer'), suggestions, (text) => send(text, ''));
  setUpComposer(byID('thread-composer'), suggestions, (text) => send(text, place.thread));
  byID('view-as').addEventListener('change', (event) => { place.user = event.target.value; place.thread = ''; connect(); });
  byID('thread-close').addEventListener('click', () => { place.thread = ''; draw(); byID('composer').focus(); });
  byID('join').addEventListener('click', () => act({ do: 'join', channel: place.channel }));
  byID('menu').addEventListener('click', () => showMenu(!byID('frame').classList.contains('menu-open')));
  byID('modal').addEventListener('cancel', (event) => { event.preventDefault(); act({ do: 'close' }); });
  for (const tab of byID('tabs').children) {
    tab.addEventListener('click', () => {
      place.tab = tab.dataset.tab;
      draw();
      act({ do: place.tab === 'home' ? 'open_home' : 'open_messages' });
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const menus = [...document.querySelectorAll('.menu:not([hidden])')];
    for (const menu of menus) { menu.hidden = true; menu.previousElementSibling?.focus(); }
    if (!menus.length && place.thread && !document.querySelector('dialog[open]')) byID('thread-close').click();
    showMenu(false);
  });
  document.addEventListener('click', (event) => {
    for (const menu of document.querySelectorAll('.menu:not([hidden])')) if (!menu.parentElement.contains(event.target)) menu.hidden = true;
  });
  connect();
}

setUp();
