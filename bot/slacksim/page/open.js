// Opens the pane of a thread, and closes it.
import { byID } from './dom.js';
import { toNewest } from './list.js';
import { go, place } from './world.js';

export function openThread(ts) {
  go({ thread: ts });
  toNewest(byID('thread-messages'));
  byID('thread-composer').focus();
}

// closeThread goes back to the message whose thread it was.
export function closeThread() {
  const root = byID('messages').querySelector(`[data-message-ts="${CSS.escape(place.thread)}"]`);
  go({ thread: '' });
  (root?.querySelector('.replies') ?? root ?? byID('composer')).focus();
}
