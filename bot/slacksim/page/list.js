// Lists of messages: what they hold, where they are scrolled to, and going through them with the arrow keys.
import { byID } from './dom.js';

export const byTS = (a, b) => (a.ts < b.ts ? -1 : 1);

// workingOn is what the app does in a thread, or nothing.
export function workingOn(c, ts) {
  const [status, session] = [c.statuses[ts], c.sessions[ts]];
  return status || session?.status === 'processing' ? { ...status, session } : null;
}

// itemsOf are the messages of a channel with what is told of their threads beside them.
export function itemsOf(c) {
  const top = [...c.messages.filter((m) => !m.thread || m.thread === m.ts || m.broadcast), ...c.whispers.filter((m) => !m.thread)];
  return top.sort(byTS).map((m) => ({ ...m, replies: repliesTo(c, m), working: workingOn(c, m.ts), title: c.sessions[m.ts]?.title }));
}

function repliesTo(c, m) {
  const all = c.messages.filter((r) => r.thread === m.ts && r.ts !== m.ts);
  return all.length ? { count: all.length, who: [...new Set(all.map((r) => r.user))], last: all[all.length - 1].ts } : null;
}

// toNewest scrolls a list to its end, but never past the beginning of its newest message.
export function toNewest(box) {
  box.scrollTop = box.scrollHeight;
  const newest = box.lastElementChild;
  if (newest && newest.offsetHeight > box.clientHeight) newest.scrollIntoView({ block: 'start' });
}

// follow keeps a list at its end if it was there, and goes on to a new message if the last one was in sight.
export function follow(box, change) {
  const last = box.lastElementChild;
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  const inSight = !last || last.getBoundingClientRect().top < box.getBoundingClientRect().bottom;
  change();
  if (inSight && box.lastElementChild?.dataset.key !== last?.dataset.key) toNewest(box);
  else if (atEnd) box.scrollTop = box.scrollHeight;
}

// setUpList lets the arrow keys go from message to message, so that not every one is a stop on the way of Tab.
export function setUpList(id) {
  const box = byID(id);
  box.addEventListener('keydown', (event) => {
    const all = [...box.querySelectorAll(':scope > .message')];
    const at = all.indexOf(event.target);
    if (!all.length || at < 0 && event.target !== box) return;
    const next = { ArrowUp: at < 0 ? all.length - 1 : Math.max(0, at - 1), ArrowDown: at < 0 ? 0 : Math.min(all.length - 1, at + 1), Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all[next].focus();
  });
}
