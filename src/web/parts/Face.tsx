import css from './parts.module.css';

const colours = ['amber', 'blue', 'green', 'teal', 'violet', 'pink', 'red'] as const;

/** The round picture of a person or company: initials on a colour that stays the same for the same name. */
export function Face({ name, size = 32 }: { name: string; size?: number }) {
  const colour = colours[sum(name) % colours.length]!;
  const style = { width: size, height: size, fontSize: Math.round(size * 0.37), background: `var(--${colour}-soft)`, color: `var(--${colour})` };
  return <span className={css.face} style={style} data-initials={initials(name)} aria-hidden="true" />;
}

// Graphemes, not letters: a Sinhala or Tamil first letter may be several code points.
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return picked.map((word) => graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? '').join('').toLocaleUpperCase();
}

function sum(text: string): number {
  let total = 0;
  for (const letter of text) total = (total * 31 + letter.codePointAt(0)!) >>> 0;
  return total;
}
