// What the app shows beside messages: its Home tab, and modals.
import { drawBlocks, keepTyped, showError, valuesOf } from './blocks.js';
import { byID, el, sync } from './dom.js';
import { rememberFocus } from './focus.js';
import { icon } from './icons.js';
import { act, state } from './world.js';
import { textObject } from './words.js';

export function drawHome() {
  const v = state.home;
  const press = (action, value) => act({ do: 'choose_in_view', view: v.id, action, value, values: valuesOf(byID('home')) });
  keepTyped(byID('home'), () => sync(byID('home'), [v ?? { id: 'none' }], (x) => x.id, () => (v
    ? el('div', { tabindex: -1, data: { viewId: v.id } }, drawBlocks(v.body.blocks, press, state))
    : el('p', { class: 'empty' }, 'The app has not published a Home tab.'))));
}

let leave; // goes back to where the focus was before the modal
let missing = {}; // what was left empty when the form was to be sent

export function drawModal() {
  const box = byID('modal');
  const v = state.modal;
  if (!v) {
    box.dataset.viewId = '';
    if (box.open) { box.close(); leave(); }
    return;
  }
  if (!box.open) leave = rememberFocus();
  const fresh = box.dataset.viewId !== v.id || box.dataset.hash !== v.hash;
  if (fresh) {
    const updated = box.dataset.viewId === v.id;
    Object.assign(box.dataset, { viewId: v.id, hash: v.hash });
    if (updated) keepTyped(box, () => box.replaceChildren(modalForm(v)));
    else box.replaceChildren(modalForm(v));
    missing = {};
  }
  if (!box.open) box.showModal();
  if (fresh) (box.querySelector('.block.input :is(input, select, textarea)') ?? box.querySelector('.modal-body')).focus();
  drawErrors(box, { ...v.errors, ...missing });
}

// drawErrors shows what is wrong with what was sent, and goes to the first of it once.
function drawErrors(box, errors) {
  const told = JSON.stringify(errors);
  if (box.dataset.errors === told) return;
  box.dataset.errors = told;
  for (const block of box.querySelectorAll('.block.input')) showError(block, errors[block.dataset.blockId] ?? '');
  box.querySelector('[aria-invalid=true]')?.focus();
}

// lacking are the blocks that must be filled in and aren't.
const lacking = (v, values) => v.body.blocks.filter((b) => b.type === 'input' && !b.optional && !values[b.element.action_id]);

function modalForm(v) {
  const send = () => {
    const values = valuesOf(form);
    const empty = lacking(v, values);
    missing = Object.fromEntries(empty.map((b) => [b.block_id, 'Please complete this required field.']));
    byID('modal').dataset.errors = '';
    drawErrors(byID('modal'), missing);
    if (!empty.length) act({ do: 'submit', view: v.id, values }, 'modal-notice');
  };
  const close = () => act({ do: 'close' }, 'modal-notice');
  const press = (action, value) => act({ do: 'choose_in_view', view: v.id, action, value, values: valuesOf(form) }, 'modal-notice');
  const form = el('form', { novalidate: true, onsubmit: (event) => { event.preventDefault(); send(); } },
    el('div', { class: 'dialog-head' }, el('h2', { id: 'modal-title' }, textObject(v.body.title)), el('button', { type: 'button', class: 'plain', 'aria-label': 'Close', onclick: close }, icon('close'))),
    el('div', { class: 'modal-body', tabindex: 0, role: 'region', 'aria-labelledby': 'modal-title' }, drawBlocks(v.body.blocks, press, state)),
    el('p', { id: 'modal-notice', class: 'notice', role: 'alert' }),
    el('div', { class: 'dialog-foot' }, el('button', { type: 'button', class: 'button', onclick: close }, v.body.close ? textObject(v.body.close) : 'Close'),
      v.body.submit && el('button', { type: 'submit', class: 'button primary', data: { submit: v.body.callback_id ?? '' } }, textObject(v.body.submit))));
  return form;
}

export function setUpModal() {
  byID('modal').addEventListener('cancel', (event) => { event.preventDefault(); act({ do: 'close' }, 'modal-notice'); });
}
