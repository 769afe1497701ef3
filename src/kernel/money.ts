import { numberFormat } from './formats.ts';
/** An amount in the smallest unit of its currency (cents, paisa, luma; a yen is its own): integers only, so sums are exact. */
export type Money = { amount: number; currency: string };

// ISO 4217 list one (2026): currencies without two decimals. Everything else has two.
const exponents: Record<string, number> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4,
};

/** Decimals of a currency's amounts: LKR 2, JPY 0, KWD 3. */
export function exponentOf(currency: string): number {
  return exponents[currency] ?? 2;
}

/** True for a code of ISO 4217 that this runtime can show. */
export function isCurrency(code: unknown): code is string {
  return typeof code === 'string' && currencies().has(code);
}

let known: Set<string> | undefined;
function currencies(): Set<string> {
  known ??= new Set(Intl.supportedValuesOf('currency'));
  return known;
}

/** Minor units of an exact decimal ('1250.5' LKR → 125050); null when it has more decimals than the currency or no safe integer holds it. */
export function amountOf(decimal: string, currency: string): number | null {
  const parts = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal);
  if (!parts) return null;
  const fraction = (parts[3] ?? '').replace(/0+$/, '');
  const exponent = exponentOf(currency);
  if (fraction.length > exponent) return null;
  const amount = Number(`${parts[2]}${fraction.padEnd(exponent, '0')}`);
  if (!Number.isSafeInteger(amount)) return null;
  return parts[1] && amount ? -amount : amount;
}

/** The exact decimal of an amount: 125050 LKR → '1250.50'. */
export function decimalOf(money: Money): string {
  const exponent = exponentOf(money.currency);
  const digits = String(Math.abs(money.amount)).padStart(exponent + 1, '0');
  const sign = money.amount < 0 ? '-' : '';
  return exponent ? `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}` : `${sign}${digits}`;
}

/** The amount as a reader of this locale writes it, with the currency's own sign. */
export function moneyToText(money: Money, locale: string): string {
  // Two currencies of one country can share CLDR's decimals but not ISO's; the fraction digits are stated so that nothing is rounded.
  const digits = exponentOf(money.currency);
  const format = numberFormat(locale, {
    style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits, maximumFractionDigits: digits,
  });
  return format.format(decimalOf(money) as unknown as number);
}

/** The sum; amounts of different currencies have none, which is a bug of the caller. */
export function addMoney(first: Money, second: Money): Money {
  if (first.currency !== second.currency) throw new Error(`No sum of ${first.currency} and ${second.currency}`);
  return { amount: safe(first.amount + second.amount), currency: first.currency };
}

/** Splits an amount by weights without losing a unit: what is left over goes one unit each to the largest remainders, first come first. */
export function allocate(money: Money, weights: readonly number[]): Money[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total <= 0n || weights.some((weight) => weight < 0)) throw new Error('Weights must be whole numbers, none negative, not all zero');
  const amount = BigInt(Math.abs(money.amount));
  const shares = weights.map((weight, index) => ({ index, share: (amount * BigInt(weight)) / total, rest: (amount * BigInt(weight)) % total }));
  let left = amount - shares.reduce((sum, { share }) => sum + share, 0n);

  for (const one of [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break;
    one.share += 1n;
    left -= 1n;
  }
  const sign = money.amount < 0 ? -1 : 1;
  return shares.map(({ share }) => ({ amount: share ? sign * Number(share) : 0, currency: money.currency }));
}

function safe(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new Error('Amount beyond exact integers');
  return amount;
}
