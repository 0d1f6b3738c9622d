// The page: what the feed says is drawn, and what people do is sent to /page/act.
import { setUpComposer } from './composer.js';
import { byID, el, sync } from './dom.js';
import { focusComposer } from './focus.js';
import { icon } from './icons.js';
import { follow, itemsOf, setUpList, toNewest, workingOn } from './list.js';
import { closeMenus, menuButton, menuItem } from './menu.js';
import { drawMessage, drawWorking } from './message.js';
import { drawSidebar, nowSeen, setUpSidebar, showSidebar } from './sidebar.js';
import { closeThread } from './open.js';
import { drawThread, setUpThread } from './thread.js';
import { drawHome, drawModal, setUpModal } from './views.js';
import { act, channelOf, go, isAppDM, learn, nameOf, onChange, partnersOf, place, standing, state, titleOf, userOf } from './world.js';

let feed;
let target = ''; // the message that the address names

function connect() {
  feed?.close();
  feed = new EventSource(`/page/feed?user=${encodeURIComponent(place.user)}`);
  feed.onmessage = (event) => learn(JSON.parse(event.data));
  feed.onerror = () => { byID('link-state').textContent = 'The simulation is not reachable.'; };
}

function draw() {
  if (!channelOf(place.channel)) Object.assign(place, { channel: state.channels.find((c) => c.joined)?.id ?? state.channels[0].id, thread: '', tab: 'messages' });
  const c = channelOf(place.channel);
  Object.assign(document.body.dataset, { user: place.user, channel: c.id });
  byID('link-state').textContent = state.sockets ? `The app is connected (${state.sockets}).` : 'No app is connected.';
  drawObjections();
  drawSidebar(open);
  drawHeader(c);
  drawTabs(c);
  drawComposer(c);
  drawMessages(c);
  drawThread(c);
  drawHome();
  drawModal();
  nowSeen(c);
  document.title = `${titleOf(c)}: ${state.team}, pretend Slack`;
  history.replaceState(null, '', `/#${place.user}/${place.channel}${place.thread ? `/${place.thread}` : ''}`);
}

// drawObjections tells what of the app's messages and views Slack would object to.
function drawObjections() {
  const all = state.problems;
  document.body.dataset.objections = all.length;
  byID('objections').textContent = all.length ? `Slack would object to what the app sent (${all.length}): ${all.at(-1)}` : '';
}

function open(channel, thread = '') {
  byID('notice').textContent = '';
  showSidebar(false);
  const left = channelOf(place.channel);
  go({ channel, thread, tab: 'messages', beside: left.joined && !isAppDM(left) ? left.id : '' });
  if (isAppDM(channelOf(channel))) act({ do: 'open_messages', channel: place.beside });
  toNewest(byID('messages'));
  focusComposer();
}

function drawHeader(c) {
  const direct = c.kind === 'im' || c.kind === 'mpim';
  byID('channel-title').replaceChildren(c.kind === 'group' ? icon('lock') : direct ? '' : '#', ` ${titleOf(c)}`);
  const beside = isAppDM(c) && channelOf(place.beside);
  byID('topic').textContent = beside ? `Opened beside ${beside.kind === 'channel' ? '#' : ''}${titleOf(beside)}` : c.topic ?? '';
  const partners = partnersOf(c);
  byID('shared-with').hidden = !partners.length;
  byID('shared-with').replaceChildren(icon('shared'), ` Shared with ${partners.join(', ')}`);
  const guests = c.members.filter((id) => standing(id) === 'Guest').length;
  const count = `${c.members.length} members${guests ? `, among them ${guests} ${guests === 1 ? 'guest' : 'guests'}` : ''}`;
  byID('members').textContent = c.kind === 'im' ? '' : `${count}${c.members.includes(state.bot) ? '' : `; to add the bot: /invite @${userOf(state.bot).name}`}`;
  byID('join').hidden = c.joined;
}

function drawTabs(c) {
  byID('tabs').hidden = !isAppDM(c);
  for (const tab of byID('tabs').children) {
    tab.setAttribute('aria-selected', String(tab.dataset.tab === place.tab));
    tab.tabIndex = tab.dataset.tab === place.tab ? 0 : -1;
  }
  const home = place.tab === 'home' && isAppDM(c);
  byID('home').hidden = !home;
  for (const id of ['messages', 'prompts', 'compose']) byID(id).hidden = home;
  byID('working').hidden = home;
}

function drawComposer(c) {
  const label = c.joined ? `Message ${c.kind === 'channel' ? '#' : ''}${titleOf(c)}` : `You are not in #${c.name}`;
  byID('composer').placeholder = label;
  byID('composer-label').textContent = label;
  byID('composer').disabled = byID('send').disabled = !c.joined;
  const global = (state.shortcuts ?? []).filter((x) => x.global);
  byID('shortcuts').hidden = !global.length;
  sync(byID('shortcuts'), [global], () => 'shortcuts', () => menuButton({ class: 'plain', 'aria-label': 'Shortcuts', title: 'Shortcuts' }, icon('bolt'),
    global.map((x) => menuItem(() => act({ do: 'global_shortcut', name: x.callback_id }), { shortcut: x.callback_id }, x.name))));
  sync(byID('prompts'), c.prompts ?? [], (p) => p.title, (p) => el('button', { type: 'button', class: 'button', onclick: () => act({ do: 'say', channel: c.id, text: p.message }) }, p.title));
}

function drawMessages(c) {
  const box = byID('messages');
  const items = itemsOf(c);
  follow(box, () => sync(box, items.length ? items : [{ ts: 'none', about: c.id }], (m) => m.ts, (m) => (m.about ? drawEmpty(c) : drawMessage(c, m, 'channel'))));
  const working = workingOn(c, '');
  sync(byID('working'), working ? [working] : [], () => c.id, (w) => drawWorking(c, '', w));
  if (target) {
    box.querySelector(`[data-message-ts="${CSS.escape(target)}"]`)?.scrollIntoView({ block: 'center' });
    target = '';
  }
}

// drawEmpty tells what can be done where nobody has written yet.
function drawEmpty(c) {
  const command = state.commands?.[0]?.name;
  const ask = isAppDM(c) ? 'Write your question' : `Write @${userOf(state.bot).name} and your question`;
  const alone = command ? `, or ${command} and your question for an answer that only you see` : '';
  return el('p', { class: 'empty' }, `No messages yet. ${ask}${alone}.`);
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

// readAddress goes to the message or the place that the page's address names.
function readAddress() {
  const archived = /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(location.pathname);
  if (archived) {
    target = `${archived[2]}.${archived[3]}`;
    Object.assign(place, { channel: archived[1], thread: new URLSearchParams(location.search).get('thread_ts') ?? '' });
  } else if (location.hash) {
    const [user, channel, thread] = location.hash.slice(1).split('/');
    Object.assign(place, { user: user || place.user, channel: channel || place.channel, thread: thread ?? '' });
  }
}

// leaveOnEscape closes what is open, the uppermost first; menus and dialogs close themselves.
function leaveOnEscape(event) {
  if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
  if (byID('frame').classList.contains('menu-open')) showSidebar(false);
  else if (place.thread) closeThread();
}

function setUp() {
  readAddress();
  onChange(draw);
  const suggestions = () => ({ people: state?.users ?? [], commands: state?.commands ?? [] });
  for (const id of ['send', 'thread-send']) byID(id).append(icon('send'));
  setUpComposer(byID('composer'), suggestions, (text) => send(text, ''));
  setUpComposer(byID('thread-composer'), suggestions, (text) => send(text, place.thread));
  byID('skip').addEventListener('click', (event) => { event.preventDefault(); focusComposer(); });
  setUpSidebar(connect);
  setUpList('messages');
  setUpThread();
  setUpModal();
  document.addEventListener('keydown', leaveOnEscape);
  document.addEventListener('click', (event) => {
    closeMenus(event.target);
    if (!byID('sidebar').contains(event.target) && !byID('menu').contains(event.target)) showSidebar(false);
  });
  connect();
}

setUp();
