// Menus that a button opens: arrows go through the entries, Escape and Tab close, and focus goes back to the button.
import { el } from './dom.js';

export const menuItem = (go, data, ...label) => ({ go, data, label });

// menuButton is a button with the menu that it opens.
export function menuButton(props, face, items) {
  const button = el('button', { type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', ...props }, face);
  const menu = el('ul', { class: 'menu', role: 'menu', 'aria-label': props['aria-label'], hidden: true }, items.map((item) => el('li', { role: 'none' },
    el('button', { type: 'button', role: 'menuitem', tabindex: -1, data: item.data, onclick: () => { close(true); item.go(); } }, item.label))));
  const entries = () => [...menu.querySelectorAll('[role=menuitem]')];

  function open(at) {
    closeMenus();
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    fit(menu);
    entries().at(at).focus();
  }
  function close(back) {
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    if (back) button.focus();
  }
  menu.addEventListener('close-menu', () => close(false));
  button.addEventListener('click', () => (menu.hidden ? open(0) : close(true)));
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    event.stopPropagation();
    open(event.key === 'ArrowDown' ? 0 : -1);
  });
  menu.addEventListener('keydown', (event) => {
    const all = entries();
    const at = all.indexOf(document.activeElement);
    const next = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (next !== undefined) all[next].focus();
    else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') { close(true); return; }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return el('span', { class: 'has-menu' }, button, menu);
}

// fit opens a menu to the side on which there is room.
function fit(menu) {
  menu.classList.remove('to-the-right', 'upward');
  const frame = (menu.closest('#messages, #thread-messages, #home, .modal-body') ?? document.body).getBoundingClientRect();
  if (menu.getBoundingClientRect().left < frame.left) menu.classList.add('to-the-right');
  const box = menu.getBoundingClientRect();
  if (box.bottom > frame.bottom && box.top - frame.top > box.height) menu.classList.add('upward');
}

const openMenus = () => document.querySelectorAll('.menu:not([hidden])');

export function closeMenus(except) {
  for (const menu of openMenus()) if (!menu.parentElement.contains(except)) menu.dispatchEvent(new Event('close-menu'));
}

window.addEventListener('resize', () => openMenus().forEach(fit));
