// Slack's mrkdwn, standard markdown and rich text, drawn as elements.
import { el, newName, safeLink } from './dom.js';

export const unescapeText = (s) => s.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const emoji = {
  '+1': '👍', thumbsup: '👍', '-1': '👎', thumbsdown: '👎', eyes: '👀', white_check_mark: '✅', heavy_check_mark: '✔️', x: '❌', warning: '⚠️',
  no_entry: '⛔', no_entry_sign: '🚫', question: '❓', grey_question: '❔', information_source: 'ℹ️', bulb: '💡', mag: '🔍', calendar: '📅', date: '📅',
  book: '📖', books: '📚', link: '🔗', clock1: '🕐', hourglass: '⌛', hourglass_flowing_sand: '⏳', large_green_circle: '🟢', large_yellow_circle: '🟡',
  large_red_circle: '🔴', red_circle: '🔴', large_orange_circle: '🟠', white_circle: '⚪', black_circle: '⚫', page_facing_up: '📄', scroll: '📜', wave: '👋',
  tada: '🎉', smile: '😄', thinking_face: '🤔', speech_balloon: '💬', lock: '🔒', unlock: '🔓', bell: '🔔', arrow_right: '➡️', leftwards_arrow_with_hook: '↩️',
  rewind: '⏪', arrows_counterclockwise: '🔄', pushpin: '📌', memo: '📝', heart: '❤️', rocket: '🚀', wastebasket: '🗑️',
};
export const emojiOf = (name) => emoji[name] ?? `:${name}:`;
const withEmoji = (s) => s.replace(/:([a-z0-9_+-]+):/g, (all, name) => emoji[name] ?? all);

let people = { users: new Map(), channels: new Map() };
export function know(users, channels) {
  people = { users: new Map(users.map((u) => [u.id, u])), channels: new Map(channels.map((c) => [c.id, c])) };
}
const mention = (text) => el('span', { class: 'mention' }, text);
const userMention = (id) => mention(`@${people.users.get(id)?.name ?? id}`);
const channelMention = (id) => mention(`#${people.channels.get(id)?.name || id}`);

const breakLines = (s) => s.split('\n').flatMap((line, i) => (i ? [el('br'), line] : [line]));

// token draws what stands between < and >.
function token(body) {
  const bar = body.indexOf('|');
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? '' : unescapeText(body.slice(bar + 1));
  if (target.startsWith('@')) return userMention(target.slice(1));
  if (target.startsWith('#')) return channelMention(target.slice(1));
  if (target.startsWith('!date^')) return label;
  if (target.startsWith('!')) return mention(`@${label || target.slice(1).split('^')[0]}`);
  return safeLink(unescapeText(target), label || unescapeText(target));
}

const inlineRules = [
  [/^<([^<>\n]+)>/, (m) => token(m[1])],
  [/^`([^`\n]+)`/, (m) => el('code', {}, unescapeText(m[1]))],
  [/^\*(?=\S)([^*\n]*[^*\s])\*(?![\p{L}\p{N}])/u, (m) => el('strong', {}, inline(m[1]))],
  [/^_(?=\S)([^_\n]*[^_\s])_(?![\p{L}\p{N}])/u, (m) => el('em', {}, inline(m[1]))],
  [/^~(?=\S)([^~\n]*[^~\s])~(?![\p{L}\p{N}])/u, (m) => el('s', {}, inline(m[1]))],
];

// scan draws text by the first rule that fits at each place; marks count only where no word runs into them.
function scan(text, rules) {
  const out = [];
  let plain = '';
  const flush = () => { if (plain) out.push(...breakLines(withEmoji(unescapeText(plain)))); plain = ''; };
  while (text) {
    const inWord = /[\p{L}\p{N}]$/u.test(plain);
    let hit;
    for (const [pattern, draw] of rules) {
      const m = pattern.exec(text);
      if (m && !(inWord && /^[*_~]/.test(text))) { hit = [m, draw]; break; }
    }
    if (hit) {
      flush();
      out.push(hit[1](hit[0]));
      text = text.slice(hit[0][0].length);
    } else {
      const ch = String.fromCodePoint(text.codePointAt(0));
      plain += ch;
      text = text.slice(ch.length);
    }
  }
  flush();
  return out;
}
const inline = (text) => scan(text, inlineRules);

// mrkdwn draws Slack's own marks: code fences, quoted lines, and the marks within lines.
export function mrkdwn(text) {
  return text.split(/```\n?/).flatMap((part, i) => {
    if (i % 2) return [el('pre', {}, unescapeText(part.replace(/\n$/, '')))];
    return quoted(part);
  });
}

function quoted(text) {
  const out = [];
  let quote = [];
  let plain = [];
  const flush = () => {
    if (quote.length) out.push(el('blockquote', {}, inline(quote.join('\n'))));
    if (plain.length) out.push(...inline(plain.join('\n')));
    quote = []; plain = [];
  };
  for (const line of text.split('\n')) {
    const isQuote = /^(&gt;|>)/.test(line);
    if (isQuote && plain.length) flush();
    if (!isQuote && quote.length) flush();
    if (isQuote) quote.push(line.replace(/^(&gt;|>)\s?/, ''));
    else plain.push(line);
  }
  flush();
  return out;
}

// textObject draws a text object of either type.
export const textObject = (t) => (t?.type === 'mrkdwn' ? mrkdwn(t.text) : breakLines(withEmoji(unescapeText(t?.text ?? ''))));

const markdownRules = [
  [/^\\([\\`*_{}[\]()#+\-.!<>|~])/, (m) => m[1]],
  [/^`([^`\n]+)`/, (m) => el('code', {}, m[1])],
  [/^!?\[([^\]\n]*)\]\((\S+?)\)/, (m) => safeLink(m[2], ...md(m[1]))],
  [/^<(https?:[^<>\s]+)>/, (m) => safeLink(m[1], m[1])],
  [/^\*\*(?=\S)(.+?)\*\*/, (m) => el('strong', {}, md(m[1]))],
  [/^__(?=\S)(.+?)__/, (m) => el('strong', {}, md(m[1]))],
  [/^~~(?=\S)(.+?)~~/, (m) => el('s', {}, md(m[1]))],
  [/^\*(?=\S)([^*\n]+)\*/, (m) => el('em', {}, md(m[1]))],
  [/^_(?=\S)([^_\n]+)_/, (m) => el('em', {}, md(m[1]))],
];
const md = (text) => scan(text, markdownRules);

// markdown draws a markdown block: headings, lists, quotes, fences, tables, rules and paragraphs.
export function markdown(text) {
  const lines = text.split('\n');
  const out = [];
  const take = (fits) => { const got = []; while (lines.length && fits(lines[0])) got.push(lines.shift()); return got; };
  while (lines.length) {
    const line = lines[0];
    const heading = /^(#{1,6})\s+(.*)/.exec(line);
    if (/^\s*$/.test(line)) lines.shift();
    else if (/^```/.test(line)) {
      lines.shift();
      out.push(el('pre', {}, take((l) => !/^```/.test(l)).join('\n')));
      lines.shift();
    } else if (heading) { lines.shift(); out.push(el('p', { class: 'heading', role: 'heading', 'aria-level': 3 }, md(heading[2]))); }
    else if (/^(-{3,}|\*{3,})\s*$/.test(line)) { lines.shift(); out.push(el('hr')); }
    else if (/^>/.test(line)) out.push(el('blockquote', {}, md(take((l) => /^>/.test(l)).map((l) => l.replace(/^>\s?/, '')).join('\n'))));
    else if (/^\s*[-*+]\s+/.test(line)) out.push(el('ul', {}, take((l) => /^\s*[-*+]\s+/.test(l)).map((l) => el('li', {}, md(l.replace(/^\s*[-*+]\s+/, ''))))));
    else if (/^\s*\d+[.)]\s+/.test(line)) out.push(el('ol', {}, take((l) => /^\s*\d+[.)]\s+/.test(l)).map((l) => el('li', {}, md(l.replace(/^\s*\d+[.)]\s+/, ''))))));
    else if (/^\|.*\|\s*$/.test(line)) out.push(markdownTable(take((l) => /^\|.*\|\s*$/.test(l))));
    else out.push(el('p', {}, md(take((l) => l.trim() && !/^(#{1,6}\s|```|>|\s*[-*+]\s|\s*\d+[.)]\s|\|)/.test(l)).join('\n') || lines.shift())));
  }
  return out;
}

function markdownTable(lines) {
  const rows = lines.map((l) => l.trim().slice(1, -1).split('|').map((c) => c.trim()));
  const body = rows.filter((r) => !r.every((c) => /^:?-+:?$/.test(c)));
  return drawTable(body.map((r) => r.map((c) => md(c))), []);
}

// whenWide makes a table's box one that the keyboard reaches as soon as it has to scroll sideways.
const whenWide = new ResizeObserver((changes) => {
  for (const { target: box } of changes) {
    const scrolls = box.scrollWidth > box.clientWidth;
    for (const [name, value] of Object.entries({ role: 'region', 'aria-label': box.dataset.name, tabindex: 0 })) {
      if (scrolls) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }
});

// drawTable draws rows of cells; the first row is the head.
export function drawTable(rows, settings) {
  const cell = (tag) => (content, i) => el(tag, { class: `align-${settings[i]?.align ?? 'left'}`, scope: tag === 'th' ? 'col' : undefined }, content);
  const [head = [], ...rest] = rows;
  const box = el('div', { class: 'table-box', data: { name: newName('Table') } },
    el('table', {}, el('thead', {}, el('tr', {}, head.map(cell('th')))), el('tbody', {}, rest.map((r) => el('tr', {}, r.map(cell('td')))))));
  whenWide.observe(box);
  return box;
}

const styled = (node, style = {}) => {
  for (const [name, tag] of [['code', 'code'], ['bold', 'strong'], ['italic', 'em'], ['strike', 's'], ['underline', 'u']]) if (style[name]) node = el(tag, {}, node);
  return node;
};

function richInline(e) {
  switch (e.type) {
    case 'text': return styled(el('span', {}, breakLines(e.text)), e.style);
    case 'link': return styled(safeLink(e.url, e.text || e.url), e.style);
    case 'user': return userMention(e.user_id);
    case 'channel': return channelMention(e.channel_id);
    case 'usergroup': return mention(`@${e.usergroup_id}`);
    case 'broadcast': return mention(`@${e.range}`);
    case 'emoji': return emojiOf(e.name);
    case 'date': return e.fallback ?? new Date(e.timestamp * 1000).toLocaleDateString();
    default: return '';
  }
}

// rich draws the elements of a rich_text block.
export const rich = (elements) => elements.map((e) => {
  const parts = (e.elements ?? []).map((x) => (x.type === 'rich_text_section' ? el('li', {}, x.elements.map(richInline)) : richInline(x)));
  switch (e.type) {
    case 'rich_text_list': return el(e.style === 'ordered' ? 'ol' : 'ul', { class: `indent-${e.indent ?? 0}` }, parts);
    case 'rich_text_quote': return el('blockquote', {}, parts);
    case 'rich_text_preformatted': return el('pre', {}, parts);
    default: return el('p', {}, parts);
  }
});
