/** How a number format changes what a number means to the person who typed it. */
export type NumberKind = { kind: 'plain' } | { kind: 'date' | 'time' | 'dateTime' | 'percent' } | { kind: 'padded'; digits: number };

const plain: NumberKind = { kind: 'plain' };

/** The built-in formats of ECMA-376 18.8.30 that are dates, times or percents, with those of East Asian Excels. */
const builtIn: Record<number, NumberKind> = {
  9: { kind: 'percent' }, 10: { kind: 'percent' },
  14: { kind: 'date' }, 15: { kind: 'date' }, 16: { kind: 'date' }, 17: { kind: 'date' },
  18: { kind: 'time' }, 19: { kind: 'time' }, 20: { kind: 'time' }, 21: { kind: 'time' }, 22: { kind: 'dateTime' },
  27: { kind: 'date' }, 28: { kind: 'date' }, 29: { kind: 'date' }, 30: { kind: 'date' }, 31: { kind: 'date' },
  32: { kind: 'time' }, 33: { kind: 'time' }, 34: { kind: 'time' }, 35: { kind: 'time' }, 36: { kind: 'date' },
  45: { kind: 'time' }, 46: { kind: 'time' }, 47: { kind: 'time' }, 50: { kind: 'date' }, 51: { kind: 'date' }, 52: { kind: 'date' },
  53: { kind: 'date' }, 54: { kind: 'date' }, 55: { kind: 'date' }, 56: { kind: 'date' }, 57: { kind: 'date' }, 58: { kind: 'date' },
};

/** Reads what a format code makes of a number: 'dd/mm/yyyy' a date, '0.0%' a percent, '0000000000' a number with leading zeros. */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return builtIn[id] ?? plain;
  const bare = code.split(';')[0]!.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').toLowerCase();
  if (bare.includes('%')) return { kind: 'percent' };
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', digits: bare.length };
  const day = /[yd]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare));
  const time = /[hs]/.test(bare);
  if (!day && !time || /general|[#0?]/.test(bare.replace(/s\.0+|ss?0+/g, ''))) return plain;
  return { kind: day && time ? 'dateTime' : day ? 'date' : 'time' };
}

/** A number of a sheet as the text a person would have typed: '0771234567', '2026-11-21', '12.5%'. */
export function numberAsText(raw: string, format: NumberKind, since1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (format.kind === 'plain') return plainNumber(value);
  if (format.kind === 'percent') return `${plainNumber(Number((value * 100).toPrecision(15)))}%`;
  if (format.kind === 'padded') return Number.isInteger(value) && value >= 0 ? plainNumber(value).padStart(format.digits, '0') : plainNumber(value);
  return serialAsText(value, format.kind, since1904);
}

/** Numbers without an exponent: a phone number kept as a number must not become 9.4E10. */
function plainNumber(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1e21 ? BigInt(value).toString() : value.toFixed(20).replace(/\.?0+$/, '');
}

const dayMs = 86_400_000;

function serialAsText(serial: number, kind: 'date' | 'time' | 'dateTime', since1904: boolean): string {
  if (serial < 0 || serial > 2_958_466) return plainNumber(serial);
  // Excel counts a 29 February 1900 that never was; days before it stand one later (kept from Lotus 1-2-3).
  const days = since1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(days * dayMs / 1000) * 1000).toISOString();
  if (kind === 'time' && serial < 1) return at.slice(11, 19);
  if (kind === 'date' && Number.isInteger(serial)) return at.slice(0, 10);
  return at.slice(11, 19) === '00:00:00' ? at.slice(0, 10) : at.slice(0, 19);
}
