const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of XML as it reads: entities, and the _x000D_ escapes Excel writes for control characters. */
export function decodeXml(text: string): string {
  const plain = text.includes('&') ? text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (all, name: string) => entity(name) ?? all) : text;
  return plain.includes('_x') ? plain.replace(/_x([\da-f]{4})_/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))) : plain;
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name];
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

// XML 1.0 has no place for these, and a program that meets one calls the whole workbook damaged.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const needsEscape = /[&<>\r]|_x[\da-f]{4}_/i;

/** Text as it may stand in XML, so that `decodeXml` reads the same again. */
export function encodeXml(text: string): string {
  const clean = text.replace(forbidden, '');
  if (!needsEscape.test(clean)) return clean;
  return clean.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '_x000D_');
}

/** Opening tags of every element of this name, whatever its prefix. */
export function elementsOf(xml: string, name: string): string[] {
  return Array.from(xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>`, 'g')), ([tag]) => tag);
}

/** The value of an attribute of an opening tag, whatever its prefix. */
export function attributeOf(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? decodeXml(found[1] ?? found[2] ?? '') : undefined;
}
