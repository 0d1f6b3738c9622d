// Focus stays where it was: when what has it is drawn anew or taken away, and when what took it is closed.
const focusable = 'a[href], button, input, select, textarea, [tabindex]';

// signOf is the same for an element and the one drawn in its place.
function signOf(node) {
  const { actionId, value, thread, input } = node.dataset;
  const choice = /^(radio|checkbox)$/.test(node.type) && [node.closest('[data-action-id]')?.dataset.actionId, node.value];
  return JSON.stringify([node.tagName, actionId, value, thread, input, node.getAttribute('aria-label'), choice]);
}

const shown = (node) => node.checkVisibility({ visibilityProperty: true });

// focusIn focuses the element with the sign in an item, or else the item, or else the first thing in it that can have the focus.
function focusIn(item, sign) {
  item.focus();
  const all = [...item.querySelectorAll(focusable)].filter(shown);
  const same = all.find((node) => signOf(node) === sign);
  if (same) same.focus();
  else if (document.activeElement !== item) all[0]?.focus();
}

// carryFocus makes a change that takes old away, and focuses in fresh what had the focus in old.
export function carryFocus(old, fresh, change) {
  const active = document.activeElement;
  const had = old.contains(active);
  change();
  if (had) focusIn(fresh, signOf(active));
}

// rememberFocus gives a function that focuses again what has the focus now, even if it is drawn anew meanwhile.
export function rememberFocus() {
  const active = document.activeElement;
  const item = active.closest('[data-key]');
  const place = item && [item.parentElement.id, item.dataset.key];
  const again = () => place && document.querySelector(`#${CSS.escape(place[0])} > [data-key="${CSS.escape(place[1])}"]`);
  return () => {
    const now = again();
    if (now) focusIn(now, signOf(active));
    else if (active.isConnected && shown(active) && active !== document.body) active.focus();
    else focusComposer();
  };
}

// focusComposer goes where one writes: the thread's box if one is open, else the channel's, else what is shown in its place.
export function focusComposer() {
  const ids = ['thread-composer', 'composer', 'home', 'messages'];
  ids.map((id) => document.getElementById(id)).find((node) => shown(node) && !node.disabled)?.focus();
}
