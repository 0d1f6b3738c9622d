// Making elements. Words only ever become text nodes.
import { carryFocus } from './focus.js';

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'class') node.className = value;
    else if (name === 'data') Object.assign(node.dataset, value);
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(2).filter((c) => c !== undefined && c !== null && c !== false && c !== ''));
  return node;
}

export const byID = (id) => document.getElementById(id);

let named = 0;
// newName is a name for an element that no other has: of two answers of one kind, both may be on the page.
export const newName = (what) => `${what}-${named += 1}`;

// sync shows items in order, and leaves every element alone whose item has not changed, so that focus and open menus stay; and so those marked as busy,
// in which somebody writes.
export function sync(box, items, key, draw) {
  const old = new Map([...box.children].map((node) => [node.dataset.key, node]));
  let at = box.firstElementChild;
  for (const item of items) {
    const k = key(item);
    const version = JSON.stringify(item);
    let node = old.get(k);
    old.delete(k);
    if (!node || node.version !== version && !node.dataset.busy) {
      const fresh = draw(item);
      fresh.dataset.key = k;
      fresh.version = version;
      if (node) {
        if (at === node) at = fresh;
        carryFocus(node, fresh, () => node.replaceWith(fresh));
      }
      node = fresh;
    }
    if (node === at) at = at.nextElementSibling;
    else box.insertBefore(node, at);
  }
  for (const node of old.values()) carryFocus(node, node.previousElementSibling ?? box, () => node.remove());
}

// safeLink makes an address clickable only where it leads to the web or a mailbox.
export function safeLink(url, ...children) {
  if (!/^(https?:\/\/|mailto:)/i.test(url)) return el('span', {}, ...children);
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}
