import { sql } from 'kysely';
import { localeTag } from '../language.ts';
import { msg } from '../message.ts';
import { amountOf, decimalOf, exponentOf, isCurrency, moneyToText, type Money } from '../money.ts';
import { valueProblem, type FieldType, type Surroundings } from './fieldType.ts';
import { numberOperators } from './number.ts';
import { readDecimal, unmistakable } from './readNumber.ts';

/** Amounts of one currency compare; of two currencies none is more or less than the other. */
export const moneyField: FieldType<Money> = {
  type: 'money',
  parse: (value) => {
    if (value === null || value === undefined || value === '') return null;
    const { amount, currency } = value as Partial<Money>;
    if (typeof value !== 'object' || !Number.isSafeInteger(amount)) throw valueProblem('expected_money', expectedMoney);
    if (!isCurrency(currency)) throw valueProblem('expected_currency', expectedCurrency);
    return { amount: amount! || 0, currency };
  },
  fromText: readMoney,
  toText: (value, _field, around) => moneyToText(value, localeTag(around)),
  toFile: (value) => `${unmistakable(decimalOf(value))} ${value.currency}`,
  comparedAs: 'money',
  operators: numberOperators,
  sql: {
    columnType: 'jsonb',
    comparable: (expression) => sql`(${expression} ->> 'amount')::numeric`,
    sortable: true,
  },
};

/** "Rs 1,84,250.50", "1.234,56 €", "LKR 250", "250": without a sign the amount is in the firm's currency. */
function readMoney(text: string, _field: unknown, around: Surroundings): Money | null {
  const whole = text.trim();
  if (!whole) return null;
  const sign = /^\(.*\)$/.test(whole) ? whole.slice(1, -1) : whole;
  // The unit is everything that is no digit at either end; signs and marks of the number itself stay with the number.
  const parts = /^([+\-\u2212]?)\s*([^\d\p{Nd}+\-\u2212.,]*\.?)\s*([+\-\u2212]?[\p{Nd}.,](?:[\p{Nd}.,'’\s]*[\p{Nd}])?\.?(?:\/-)?)\s*([^\d\p{Nd}]*)$/u.exec(sign);
  if (!parts) throw valueProblem('expected_money', expectedAmount);
  const currency = currencyOf((parts[2] || parts[4] || '').trim(), around.currency);
  const number = readDecimal(`${parts[1]}${parts[3]!.replace(/\.?(?:\/-)?$/, '')}`, around.country);
  if (number === null) throw valueProblem('expected_money', expectedAmount);
  const decimal = sign === whole || number.startsWith('-') ? number : `-${number}`;
  const amount = amountOf(decimal, currency);
  if (amount === null) throw valueProblem('too_many_decimals', tooFine, { currency, digits: exponentOf(currency) });
  return { amount, currency };
}

/** Signs in use where our users trade. A shared sign means the firm's own currency when that is among its owners, else the first. */
const signs: Record<string, readonly string[]> = {
  rs: ['INR', 'LKR', 'PKR', 'NPR', 'MUR', 'SCR'], rupees: ['INR', 'LKR', 'PKR', 'NPR', 'MUR', 'SCR'],
  'රු': ['LKR'], 'ரூ': ['LKR', 'INR'], '₹': ['INR'], '৳': ['BDT'], tk: ['BDT'], taka: ['BDT'], 'টাকা': ['BDT'],
  br: ['ETB', 'BYN'], birr: ['ETB'], 'ብር': ['ETB'], '֏': ['AMD'], 'դր': ['AMD'], 'դրամ': ['AMD'], dram: ['AMD'],
  $: ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP', 'NAD', 'BBD', 'JMD', 'TTD'],
  us$: ['USD'], a$: ['AUD'], c$: ['CAD'], ca$: ['CAD'], s$: ['SGD'], '€': ['EUR'], euro: ['EUR'], '£': ['GBP', 'EGP', 'LBP'],
  '¥': ['JPY', 'CNY'], '₽': ['RUB'], '₩': ['KRW'], '₺': ['TRY'], '₪': ['ILS'], '₫': ['VND'], '฿': ['THB'], '₱': ['PHP'], '₦': ['NGN'], '₴': ['UAH'],
  rm: ['MYR'], rp: ['IDR'], kr: ['SEK', 'NOK', 'DKK', 'ISK'], chf: ['CHF'], ksh: ['KES'], tsh: ['TZS'], ush: ['UGX'], 'zł': ['PLN'], r$: ['BRL'],
};

function currencyOf(sign: string, own: string): string {
  if (!sign) return own;
  const code = sign.toUpperCase();
  if (isCurrency(code)) return code;
  const owners = signs[sign.toLowerCase().replace(/\.$/, '')];
  if (!owners) throw valueProblem('expected_currency', unknownSign, { sign });
  return owners.includes(own) ? own : owners[0]!;
}

const expectedMoney = msg`Expected an amount: a whole number of the smallest unit, and a currency.`;
const expectedCurrency = msg`Expected a currency code of three letters, such as LKR.`;
const expectedAmount = msg`Expected an amount of money, such as 1250.50.`;
const unknownSign = msg({ message: '“{sign}” is no currency we know.' });
const tooFine = msg({ message: 'An amount in {currency} has at most {digits, plural, =0 {no decimals} one {# decimal} other {# decimals}} and must not be larger than we can keep exactly.' });
