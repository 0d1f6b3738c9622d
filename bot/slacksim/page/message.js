// One message, with what can be done with it.
import { drawBlocks } from './blocks.js';
import { byID, el } from './dom.js';
import { icon } from './icons.js';
import { menuButton, menuItem } from './menu.js';
import { openThread } from './open.js';
import { act, go, nameOf, place, standing, state, userOf } from './world.js';
import { emojiOf, mrkdwn, unescapeText } from './words.js';

const hue = (id) => [...id].reduce((h, ch) => (h * 31 + ch.charCodeAt(0)) % 12, 7);
const initials = (name) => name.trim().split(/\s+/).slice(0, 2).map((w) => w[0]?.toUpperCase() ?? '').join('');
const face = (user) => (user === state.bot ? icon('scales') : initials(nameOf(user)));
const avatar = (user, size) => el('span', { class: `avatar ${size} hue-${hue(user)}`, 'aria-hidden': 'true' }, face(user));

// drawMessage draws a message in a list, 'channel' or 'thread'.
export function drawMessage(c, m, where) {
  const at = new Date(Number(m.ts.split('.')[0]) * 1000);
  const props = { class: `message ${m.whisper ? 'whisper' : ''}`, tabindex: -1, 'aria-label': `${nameOf(m.user)}, ${at.toLocaleTimeString()}`, data: { messageTs: m.ts, user: m.user, whisper: m.whisper ? 'true' : 'false' } };
  if (m.tombstone) return drawTombstone(c, m, where, props);
  const use = (action, value) => act({ do: 'choose', channel: c.id, ts: m.ts, action, value }, where === 'thread' ? 'thread-notice' : 'notice');
  return el('article', props, avatar(m.user, ''),
    el('div', { class: 'content' },
      m.whisper && el('p', { class: 'only-you' }, icon('eye'), ' Only visible to you'),
      drawAuthor(m, at),
      m.broadcast && where === 'channel' && el('p', { class: 'only-you' }, 'Replied to a thread'),
      m.app && m.blocks?.length ? drawBlocks(m.blocks, use, state) : el('div', { class: 'text' }, mrkdwn(m.text)),
      m.streaming && el('span', { class: 'caret', role: 'img', 'aria-label': 'still writing' }, '▍'),
      drawReactions(c, m),
      below(c, m, where)),
    !m.whisper && drawTools(c, m, where));
}

// drawTombstone draws what is left of the deleted first message of a thread.
const drawTombstone = (c, m, where, props) => el('article', { ...props, 'aria-label': 'A deleted message', data: { ...props.data, tombstone: 'true' } },
  el('span', { class: 'avatar gone', 'aria-hidden': 'true' }, icon('bin')),
  el('div', { class: 'content' }, el('p', { class: 'tombstone' }, m.text), below(c, m, where)));

function drawAuthor(m, at) {
  const mark = standing(m.user);
  return el('p', { class: 'by' }, el('strong', {}, nameOf(m.user)), (m.app || m.user === 'USLACKBOT') && el('span', { class: 'tag' }, 'APP'), mark && el('span', { class: 'tag standing' }, mark),
    ' ', el('time', { datetime: at.toISOString() }, at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })), m.edited && el('small', {}, ' (edited)'));
}

// below are the replies to a message in the channel, and what the app does about it.
const below = (c, m, where) => where === 'channel' && [drawReplies(m), m.working && drawWorking(c, m.ts, m.working)];

// drawWorking tells what the app does in a thread, and offers to stop it where that can be done.
export const drawWorking = (c, ts, w) => el('div', { class: 'working' },
  w.status && el('p', { class: 'status' }, `${nameOf(state.bot)} ${w.status}`, w.loading?.length > 0 && el('small', {}, ` ${w.loading.join(' · ')}`)),
  w.session?.status === 'processing' && el('button', { type: 'button', class: 'button stop', data: { stop: ts }, onclick: () => act({ do: 'stop', channel: c.id, thread: ts }) }, icon('stop'), ' Stop'));

function drawReactions(c, m) {
  const all = Object.entries(m.reactions ?? {});
  return all.length ? el('div', { class: 'reactions', role: 'group', 'aria-label': 'Reactions' }, all.map(([name, users]) => el('button', {
    type: 'button', 'aria-pressed': String(users.includes(place.user)), 'aria-label': `${emojiOf(name)} ${users.length}, ${name}`, title: users.map((u) => userOf(u).real).join(', '),
    onclick: () => act({ do: 'react', channel: c.id, ts: m.ts, name }) }, `${emojiOf(name)} ${users.length}`))) : '';
}

const drawReplies = (m) => m.replies && el('button', { type: 'button', class: 'replies', data: { thread: m.ts }, onclick: () => openThread(m.ts) },
  m.replies.who.slice(0, 4).map((u) => avatar(u, 'small')), el('span', {}, `${m.replies.count} ${m.replies.count === 1 ? 'reply' : 'replies'}`), m.title && el('span', { class: 'session-title' }, m.title));

function drawTools(c, m, where) {
  const tool = (label, picture, go, data) => el('button', { type: 'button', 'aria-label': label, title: label, data, onclick: go }, icon(picture));
  return el('div', { class: 'tools' },
    tool('React with thumbs up', 'up', () => act({ do: 'react', channel: c.id, ts: m.ts, name: '+1' })),
    where === 'channel' && tool('Reply in thread', 'reply', () => openThread(m.thread || m.ts), { reply: m.ts }),
    menuButton({ 'aria-label': 'More actions', title: 'More actions' }, icon('more'), entriesOf(c, m, where)));
}

function entriesOf(c, m, where) {
  const shortcuts = (state.shortcuts ?? []).filter((x) => !x.global);
  const own = m.user === place.user && [menuItem(() => startEdit(c, m, where), {}, 'Edit message'), menuItem(() => act({ do: 'delete', channel: c.id, ts: m.ts }), { delete: m.ts }, 'Delete message')];
  return [
    shortcuts.map((x) => menuItem(() => act({ do: 'message_shortcut', channel: c.id, ts: m.ts, name: x.callback_id }), { shortcut: x.callback_id }, icon('bolt'), ` ${x.name}`)),
    own || [],
    menuItem(() => navigator.clipboard?.writeText(m.link), {}, 'Copy link'),
  ].flat();
}

// plainOf is a stored text as its author would type it.
const plainOf = (text) => unescapeText(text.replace(/<@(U\w+)>/g, (all, id) => `@${userOf(id).name}`).replace(/<(https?:[^<>|]+)>/g, '$1'));

function startEdit(c, m, where) {
  const message = byID(where === 'thread' ? 'thread-messages' : 'messages').querySelector(`[data-message-ts="${CSS.escape(m.ts)}"]`);
  const area = el('textarea', { class: 'edit', 'aria-label': 'Edit message', rows: 2 });
  const end = (...shown) => { area.replaceWith(...shown); delete message.dataset.busy; message.focus(); go({}); };
  area.value = plainOf(m.text);
  area.addEventListener('keydown', async (event) => {
    if (event.key === 'Escape') { end(...mrkdwn(m.text)); event.stopPropagation(); }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    const answer = await act({ do: 'edit', channel: c.id, ts: m.ts, text: area.value });
    if (answer.ok) end('…');
  });
  message.dataset.busy = 'true';
  message.querySelector('.text').replaceChildren(area);
  area.focus();
}
