/** Reads a number as people of this language write it (1,84,250.5 · 1.234,5 · ১২৩); undefined when it is none. */
export function readNumber(text: string, tag: string): number | undefined {
  const decimal = new Intl.NumberFormat(tag).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
  const latin = text.trim().replaceAll(/[০-৯]/g, (digit) => String(digit.charCodeAt(0) - 0x09e6));
  const bare = latin.replaceAll(/[^\d.,+-]/g, '');
  if (!/\d/.test(bare)) return undefined;
  // The last mark is the decimal one unless three digits follow it and the language groups with it.
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const isDecimal = last >= 0 && (bare[last] === decimal || !/^\d{3}$/.test(bare.slice(last + 1)));
  const whole = (isDecimal ? bare.slice(0, last) : bare).replaceAll(/[.,]/g, '');
  const value = Number(isDecimal ? `${whole}.${bare.slice(last + 1)}` : whole);
  return Number.isFinite(value) ? value : undefined;
}
