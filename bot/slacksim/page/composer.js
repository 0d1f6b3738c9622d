// A message box: Enter sends, Shift+Enter breaks the line, and "@" and "/" offer what could be meant.
import { byID, el } from './dom.js';

export function setUpComposer(box, suggestions, send) {
  const list = byID(`${box.id}-complete`);
  const form = box.form;
  let chosen = 0;
  let found = [];

  const growsAlone = CSS.supports('field-sizing', 'content');
  const grow = () => { if (growsAlone) return; box.style.height = 'auto'; box.style.height = `${Math.min(box.scrollHeight, 200)}px`; };
  const hide = () => { found = []; list.hidden = true; box.removeAttribute('aria-activedescendant'); };

  // offers are the people or commands that fit what stands before the cursor.
  function offers() {
    const before = box.value.slice(0, box.selectionStart);
    const { people, commands } = suggestions();
    const at = /(^|\s)@([\w-]*)$/.exec(before);
    if (at) {
      return people.filter((u) => u.name.startsWith(at[2].toLowerCase()) || u.real.toLowerCase().startsWith(at[2].toLowerCase()))
        .map((u) => ({ insert: `@${u.name} `, from: before.length - at[2].length - 1, label: `@${u.name}`, note: u.real }));
    }
    const slash = /^\/(\S*)$/.exec(before);
    if (slash && box.id === 'composer') {
      return commands.filter((c) => c.name.startsWith(before)).map((c) => ({ insert: `${c.name} `, from: 0, label: c.name, note: `${c.usage ?? ''}  ${c.description ?? ''}`.trim() }));
    }
    return [];
  }

  function show() {
    found = offers();
    chosen = Math.min(chosen, Math.max(0, found.length - 1));
    if (!found.length) { hide(); return; }
    list.replaceChildren(...found.map((o, i) => el('li', { role: 'option', id: `${list.id}-${i}`, 'aria-selected': String(i === chosen), onmousedown: (event) => { event.preventDefault(); take(o); } },
      el('strong', {}, o.label), ' ', el('small', {}, o.note))));
    list.hidden = false;
    box.setAttribute('aria-activedescendant', `${list.id}-${chosen}`);
  }

  function take(offer) {
    const end = box.selectionStart;
    box.setRangeText(offer.insert, offer.from, end, 'end');
    hide();
    box.focus();
  }

  async function submit() {
    const text = box.value.trim();
    if (!text) return;
    hide();
    box.value = '';
    grow();
    if (!(await send(text))) { box.value = text; grow(); }
  }

  box.addEventListener('input', () => { chosen = 0; grow(); show(); });
  box.addEventListener('blur', hide);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (found.length && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      chosen = (chosen + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length;
      show();
    } else if (found.length && (event.key === 'Tab' || event.key === 'Enter')) {
      event.preventDefault();
      take(found[chosen]);
    } else if (found.length && event.key === 'Escape') {
      event.stopPropagation();
      hide();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  });
  form.addEventListener('submit', (event) => { event.preventDefault(); submit(); });
}
