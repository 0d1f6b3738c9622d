// The pane beside a conversation, in which one of its threads is open.
import { byID, sync } from './dom.js';
import { icon } from './icons.js';
import { byTS, follow, setUpList, workingOn } from './list.js';
import { drawMessage, drawWorking } from './message.js';
import { closeThread } from './open.js';
import { place, titleOf } from './world.js';

export function drawThread(c) {
  const root = place.thread && c.messages.find((m) => m.ts === place.thread);
  byID('thread').hidden = !root;
  byID('frame').classList.toggle('with-thread', Boolean(root));
  if (!root) { place.thread = ''; return; }
  byID('thread-title').textContent = c.sessions[root.ts]?.title || 'Thread';
  byID('thread-channel').textContent = titleOf(c);
  const items = [...c.messages, ...c.whispers].filter((m) => m.ts === root.ts || m.thread === root.ts).sort(byTS);
  const box = byID('thread-messages');
  follow(box, () => sync(box, items, (m) => m.ts, (m) => drawMessage(c, m, 'thread')));
  const working = workingOn(c, root.ts);
  sync(byID('thread-working'), working ? [working] : [], () => root.ts, (w) => drawWorking(c, root.ts, w));
}

export function setUpThread() {
  byID('thread-close').append(icon('close'));
  byID('thread-close').addEventListener('click', closeThread);
  setUpList('thread-messages');
}
