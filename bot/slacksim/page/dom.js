// Making elements. Words only ever become text nodes.

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

// sync shows items in order, and leaves every element alone whose item has not changed, so that focus and open menus stay.
export function sync(box, items, key, draw) {
  const old = new Map([...box.children].map((node) => [node.dataset.key, node]));
  let at = box.firstElementChild;
  for (const item of items) {
    const k = key(item);
    const version = JSON.stringify(item);
    let node = old.get(k);
    old.delete(k);
    if (!node || node.version !== version) {
      const fresh = draw(item);
      fresh.dataset.key = k;
      fresh.version = version;
      if (node) {
        const had = node.contains(document.activeElement) ? document.activeElement.dataset.actionId : undefined;
        if (at === node) at = fresh;
        node.replaceWith(fresh);
        if (had) fresh.querySelector(`[data-action-id="${CSS.escape(had)}"]`)?.focus();
      }
      node = fresh;
    }
    if (node === at) at = at.nextElementSibling;
    else box.insertBefore(node, at);
  }
  for (const node of old.values()) node.remove();
}

// safeLink makes an address clickable only where it leads to the web or a mailbox.
export function safeLink(url, ...children) {
  if (!/^(https?:\/\/|mailto:)/i.test(url)) return el('span', {}, ...children);
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

// Our own small drawings, so that no font for pictures is needed.
const paths = {
  up: 'M3 9h2v8H3zM7 17h7a2 2 0 0 0 2-1.6l1-5A2 2 0 0 0 15 8h-4l.6-3.2A1.5 1.5 0 0 0 9 4L7 9z',
  down: 'M3 3h2v8H3zM7 3h7a2 2 0 0 1 2 1.6l1 5A2 2 0 0 1 15 12h-4l.6 3.2A1.5 1.5 0 0 1 9 16l-2-5z',
  reply: 'M3 4h14v9H9l-4 4v-4H3z',
  eye: 'M1.5 10S4.500 4.500 10 4.500 18.500 10 18.500 10 15.500 15.500 10 15.500 1.500 10 1.500 10zM10 7.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z',
  lock: 'M4 9h12v8H4zM6.500 9V6.500a3.500 3.500 0 0 1 7 0V9',
  bin: 'M4 6h12M8 6V4h4v2M5.500 6l1 11h7l1-11M8.500 9v5M11.500 9v5',
  send: 'M3 17 18 10 3 3l2 7zM5 10h6',
  image: 'M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M12.500 8h.01',
  bolt: 'M11 2 4 11h5l-1 7 7-9h-5z',
  scales: 'M10 3v14M6 17h8M4 6h12M4 6l-2.500 6h5zM16 6l-2.500 6h5z',
};

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[name]);
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'drawing');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}
