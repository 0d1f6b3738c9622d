// Block Kit, drawn as elements. act(actionID, value) is called when somebody uses one of them.
import { byID, el, newName, safeLink } from './dom.js';
import { rememberFocus } from './focus.js';
import { icon } from './icons.js';
import { menuButton, menuItem } from './menu.js';
import { drawTable, markdown, rich, textObject } from './words.js';

export const drawBlocks = (blocks, act, state) => blocks.map((b) => drawBlock(b, act, state));

function drawBlock(b, act, state) {
  const box = (cls, ...children) => el('div', { class: `block ${cls}`, data: { blockId: b.block_id ?? '', blockType: b.type } }, ...children);
  switch (b.type) {
    case 'section':
      return box('section',
        el('div', { class: 'section-body' },
          b.text && el('div', { class: 'text' }, textObject(b.text)),
          b.fields && el('div', { class: 'fields' }, b.fields.map((f) => el('div', {}, textObject(f))))),
        b.accessory && el('div', { class: 'accessory' }, drawElement(b.accessory, act, state)));
    case 'header': return box('header', el('p', { class: 'heading', role: 'heading', 'aria-level': 3 }, textObject(b.text)));
    case 'divider': return el('hr', { class: 'block', data: { blockType: 'divider' } });
    case 'context': return box('context', b.elements.map((e) => (e.type === 'image' ? drawElement(e, act, state) : el('span', {}, textObject(e)))));
    case 'actions': case 'context_actions': return box(b.type, b.elements.map((e) => drawElement(e, act, state)));
    case 'markdown': return box('markdown', markdown(b.text));
    case 'rich_text': return box('rich', rich(b.elements));
    case 'table': return box('table', drawTable(b.rows.map((r) => r.map(cell)), b.column_settings ?? []));
    case 'image': return el('figure', { class: 'block', data: { blockType: 'image' } }, b.title && el('figcaption', {}, textObject(b.title)), picture(b));
    case 'alert': return box(`alert ${b.level ?? 'default'}`, el('div', { role: 'note' }, textObject(b.text)));
    case 'input': return drawInput(b, act, state);
    default: return box('unknown', `(${b.type} block)`);
  }
}

const cell = (c) => (c?.type === 'rich_text' ? rich(c.elements) : c?.text ?? (c ? String(c.value) : ''));

// picture shows an image's words: the page loads nothing from elsewhere.
const picture = (e) => el('span', { class: 'picture', role: 'img', 'aria-label': e.alt_text, title: e.image_url }, icon('image'), ` ${e.alt_text}`);

function drawElement(e, act, state) {
  switch (e.type) {
    case 'button': return button(e, act);
    case 'icon_button': return el('button', { type: 'button', class: 'icon', title: e.text.text, 'aria-label': e.accessibility_label ?? e.text.text, data: { actionId: e.action_id }, onclick: () => sure(e, () => act(e.action_id, e.value ?? '')) }, icon('bin'));
    case 'feedback_buttons': return el('span', { class: 'feedback', role: 'group', 'aria-label': 'Feedback' }, thumb(e, e.positive_button, 'up', act), thumb(e, e.negative_button, 'down', act));
    case 'overflow': return overflow(e, act);
    case 'image': return picture(e);
    case 'radio_buttons': case 'checkboxes': return choices(e, (v) => act(e.action_id, v));
    default: return control(e, (v) => act(e.action_id, v), state);
  }
}

function button(e, act) {
  const props = { class: `button ${e.style ?? ''}`, 'aria-label': e.accessibility_label, data: { actionId: e.action_id, value: e.value ?? '' } };
  if (e.url) {
    const a = safeLink(e.url, textObject(e.text));
    a.className = props.class;
    Object.assign(a.dataset, props.data);
    a.addEventListener('click', () => act(e.action_id, ''));
    return a;
  }
  return el('button', { type: 'button', ...props, onclick: () => sure(e, () => act(e.action_id, '')) }, textObject(e.text));
}

const thumb = (e, b, sign, act) => el('button', {
  type: 'button', class: 'icon', title: b.text.text, 'aria-label': b.accessibility_label ?? b.text.text, 'aria-pressed': 'false', data: { actionId: e.action_id, value: b.value },
  onclick: (event) => {
    for (const other of event.currentTarget.parentElement.children) other.setAttribute('aria-pressed', String(other === event.currentTarget));
    act(e.action_id, b.value);
  },
}, icon(sign));

const overflow = (e, act) => menuButton({ class: 'button', 'aria-label': 'More', data: { actionId: e.action_id } }, icon('more'),
  e.options.map((o) => menuItem(() => sure(e, () => act(e.action_id, o.value)), { value: o.value }, textObject(o.text))));

const optionsOf = (e) => (e.options ?? []).map((o) => el('option', { value: o.value }, o.text.text))
  .concat((e.option_groups ?? []).map((g) => el('optgroup', { label: g.label.text }, g.options.map((o) => el('option', { value: o.value }, o.text.text)))));

// control draws a menu or a field, and calls changed with its value.
function control(e, changed, state, id) {
  const shared = { id, data: { actionId: e.action_id }, 'aria-label': id ? undefined : e.placeholder?.text ?? 'Choose' };
  const first = () => el('option', { value: '' }, e.placeholder?.text ?? 'Choose…');
  const report = (event) => changed(event.currentTarget.multiple ? [...event.currentTarget.selectedOptions].map((o) => o.value).join(',') : event.currentTarget.value);
  const several = e.type.startsWith('multi_');
  const select = (options) => {
    const node = el('select', { ...shared, multiple: several, onchange: report }, several ? [] : first(), options);
    if (e.initial_option) node.value = e.initial_option.value;
    return node;
  };
  switch (e.type.replace('multi_', '')) {
    case 'static_select': return select(optionsOf(e));
    case 'users_select': return select(state.users.map((u) => el('option', { value: u.id }, u.real)));
    case 'channels_select': case 'conversations_select': return select(state.channels.map((c) => el('option', { value: c.id }, c.name || c.id)));
  }
  if (e.type === 'plain_text_input' && e.multiline) return field('textarea', e, { ...shared, rows: 4 }, changed);
  const type = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local', email_text_input: 'email', url_text_input: 'url', number_input: 'number' }[e.type] ?? 'text';
  return field('input', e, { ...shared, type }, changed);
}

function field(tag, e, props, changed) {
  const node = el(tag, { ...props, placeholder: e.placeholder?.text, maxlength: e.max_length, minlength: e.min_length, onchange: (event) => changed(event.currentTarget.value) });
  node.value = e.initial_value ?? e.initial_date ?? e.initial_time ?? '';
  return node;
}

function choices(e, changed, label) {
  const type = e.type === 'checkboxes' ? 'checkbox' : 'radio';
  const name = newName('choice');
  const chosen = () => [...box.querySelectorAll('input:checked')].map((i) => i.value).join(',');
  const initial = [e.initial_option, ...(e.initial_options ?? [])].filter(Boolean).map((o) => o.value);
  const box = el('div', { class: 'choices', role: type === 'radio' ? 'radiogroup' : 'group', 'aria-labelledby': label, 'aria-label': label ? undefined : 'Choose', data: { actionId: e.action_id } }, e.options.map((o) => el('label', {},
    el('input', { type, name, value: o.value, checked: initial.includes(o.value), onchange: () => changed(chosen()) }), ' ', el('span', {}, textObject(o.text)),
    o.description && el('small', {}, ' ', textObject(o.description)))));
  return box;
}

// drawInput draws an input block of a modal or a Home tab; what is entered is read back by valuesOf.
function drawInput(b, act, state) {
  const id = newName('input');
  const list = b.element.type === 'checkboxes' || b.element.type === 'radio_buttons';
  const changed = (v) => { if (b.dispatch_action) act(b.element.action_id, v); };
  const node = list ? choices(b.element, changed, `${id}-label`) : control(b.element, changed, state, id);
  node.dataset.input = b.element.action_id;
  node.setAttribute('aria-describedby', [b.hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(' '));
  if (!b.optional && !list) node.setAttribute('aria-required', 'true');
  return el('div', { class: 'block input', data: { blockId: b.block_id, blockType: 'input' } },
    el(list ? 'p' : 'label', { class: 'input-label', id: `${id}-label`, for: list ? undefined : id }, textObject(b.label), b.optional && el('small', {}, ' (optional)')),
    node, b.hint && el('p', { class: 'hint', id: `${id}-hint` }, textObject(b.hint)), el('p', { class: 'error', id: `${id}-error`, role: 'alert' }));
}

// showError tells under an input what is wrong with it, or that nothing is.
export function showError(block, text) {
  block.querySelector('.error').textContent = text;
  const node = block.querySelector('[data-input]');
  const fields = node.classList.contains('choices') ? node.querySelectorAll('input') : [node];
  for (const f of fields) {
    if (text) f.setAttribute('aria-invalid', 'true');
    else f.removeAttribute('aria-invalid');
  }
}

// valuesOf reads what is entered in a view, by action_id.
export function valuesOf(form) {
  const out = {};
  for (const node of form.querySelectorAll('[data-input]')) {
    const name = node.dataset.input;
    if (node.classList.contains('choices')) out[name] = [...node.querySelectorAll('input:checked')].map((i) => i.value).join(',');
    else if (node.multiple) out[name] = [...node.selectedOptions].map((o) => o.value).join(',');
    else out[name] = node.value;
  }
  return out;
}

// keepTyped draws a view anew, and leaves what was entered where a block and its field are the same as before.
export function keepTyped(form, draw) {
  const fields = () => [...form.querySelectorAll('[data-input]')].map((node) => [`${node.closest('.block').dataset.blockId} ${node.dataset.input}`, node]);
  const before = new Map(fields());
  draw();
  for (const [name, node] of fields()) if (before.has(name) && before.get(name) !== node) copyEntry(before.get(name), node);
}

function copyEntry(from, to) {
  if (to.tagName !== from.tagName) return;
  if (to.classList.contains('choices')) {
    const chosen = [...from.querySelectorAll('input:checked')].map((i) => i.value);
    for (const i of to.querySelectorAll('input')) i.checked = chosen.includes(i.value);
  } else if (to.multiple) {
    const chosen = [...from.selectedOptions].map((o) => o.value);
    for (const o of to.options) o.selected = chosen.includes(o.value);
  } else to.value = from.value;
}

// sure asks first where the element wants that.
function sure(e, go) {
  if (!e.confirm) { go(); return; }
  const box = byID('ask');
  const leave = rememberFocus();
  const done = (yes) => { box.close(); leave(); if (yes) go(); };
  box.oncancel = (event) => { event.preventDefault(); done(false); };
  box.replaceChildren(el('h2', { id: 'ask-title' }, textObject(e.confirm.title)), el('p', {}, textObject(e.confirm.text)),
    el('div', { class: 'dialog-foot' }, el('button', { type: 'button', class: 'button', onclick: () => done(false) }, e.confirm.deny ? textObject(e.confirm.deny) : 'Cancel'),
      el('button', { type: 'button', class: `button ${e.confirm.style ?? 'primary'}`, onclick: () => done(true) }, textObject(e.confirm.confirm))));
  box.showModal();
}
