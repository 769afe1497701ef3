/**
 * Cleans HTML by rebuilding it: the result holds only the tags below, written by this function without attributes
 * (links keep a checked address), and escaped text. Nothing of the input's markup is ever copied, so an input that a
 * browser would read otherwise than we do can be shown wrongly but can never run.
 */
export function sanitiseHtml(html: string): string {
  const out: string[] = [];
  const open: string[] = [];
  let skipping: string | null = null;

  for (const [whole, closing, name, attributes] of tokens(html)) {
    const tag = name === undefined ? undefined : renamed[name.toLowerCase()] ?? name.toLowerCase();
    if (skipping) {
      if (closing && tag === skipping) skipping = null;
    } else if (tag === undefined) {
      if (!whole.startsWith('<!')) out.push(escapeText(whole));
    } else if (!closing && dropped.has(tag)) {
      skipping = tag;
    } else if (closing) {
      closeTag(tag, open, out);
    } else if (empty.has(tag)) {
      out.push(`<${tag}>`);
    } else if (kept.has(tag) && open.length < 50) {
      out.push(tag === 'a' ? linkTag(attributes ?? '') : `<${tag}>`);
      open.push(tag);
    }
  }
  while (open.length) out.push(`</${open.pop()}>`);
  return out.join('').trim();
}

/** The words of cleaned HTML: a line for each block, entities read. */
export function textOfHtml(html: string): string {
  return readEntities(html.replace(/<(?:br|hr)>|<\/(?:p|h[1-3]|li|blockquote|pre|ul|ol)>/g, '\n').replace(/<[^>]*>/g, ''))
    .replace(/\u00a0/g, ' ').replace(/\n{3,}/g, '\n\n').trim();
}

const kept = new Set(['p', 'strong', 'em', 'u', 's', 'a', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'blockquote', 'code', 'pre']);
const empty = new Set(['br', 'hr']);
const renamed: Record<string, string> = { b: 'strong', i: 'em', del: 's', strike: 's', div: 'p' };
/** Tags whose content is no text either. */
const dropped = new Set(['script', 'style', 'template', 'iframe', 'object', 'noscript', 'svg', 'math', 'title', 'textarea', 'select', 'xmp', 'noembed', 'noframes', 'plaintext']);

type Token = [whole: string, closing?: string, name?: string, attributes?: string];

// Comments and declarations, tags, then text; a "<" that opens no tag is text. A tag ends before the next "<", so that an
// input of nothing but openings is read once, not once from each.
const token = /<!--[^]*?(?:-->|$)|<![^>]*>?|<(\/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>|[^<]+|</g;

function* tokens(html: string): Generator<Token> {
  for (const match of html.matchAll(token)) yield [match[0], match[1], match[2], match[3]];
}

function closeTag(tag: string, open: string[], out: string[]): void {
  const at = open.lastIndexOf(tag);
  if (at < 0) return;
  while (open.length > at) out.push(`</${open.pop()}>`);
}

function linkTag(attributes: string): string {
  const found = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
  const address = readEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').replace(/[\u0000-\u0020]/g, '');
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(address)) return '<a>';
  return `<a href="${escapeText(address, true)}" rel="noopener noreferrer nofollow" target="_blank">`;
}

/** Escapes what could be markup, leaving well-formed entities as they are. */
function escapeText(text: string, quoted = false): string {
  const plain = readEntities(text).replaceAll('\u0000', '').toWellFormed();
  const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00a0', '&nbsp;');
  return quoted ? escaped.replaceAll('"', '&quot;') : escaped;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function readEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal, hex, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
