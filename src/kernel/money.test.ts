import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMoney, allocate, amountOf, decimalOf, exponentOf, isCurrency, moneyToText } from './money.ts';

const currency = fc.constantFrom('LKR', 'INR', 'ETB', 'BDT', 'AMD', 'JPY', 'KWD', 'CLF', 'EUR');

test('decimals and minor units turn into each other without loss', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), currency, (amount, code) => {
    expect(amountOf(decimalOf({ amount, currency: code }), code)).toBe(amount === 0 ? 0 : amount);
  }));
});

test('a decimal finer than the currency is refused, not rounded', () => {
  expect(amountOf('1.005', 'LKR')).toBeNull();
  expect(amountOf('1.005', 'KWD')).toBe(1005);
  expect(amountOf('1.50', 'JPY')).toBeNull();
  expect(amountOf('1.00', 'JPY')).toBe(1);
  expect(amountOf('99999999999999999999', 'LKR')).toBeNull();
});

test('an amount split by weights adds up to itself, and no share is a unit or more off its part', () => {
  const weights = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 12 }).filter((list) => list.some((weight) => weight > 0));
  fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (amount, parts) => {
    const shares = allocate({ amount, currency: 'LKR' }, parts);
    expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBe(amount === 0 ? 0 : amount);
    const whole = parts.reduce((sum, part) => sum + part, 0);
    for (const [index, share] of shares.entries()) expect(Math.abs(share.amount - (amount * parts[index]!) / whole)).toBeLessThan(1.001);
  }));
});

test('amounts are added in one currency only', () => {
  expect(addMoney({ amount: 10, currency: 'LKR' }, { amount: 5, currency: 'LKR' })).toEqual({ amount: 15, currency: 'LKR' });
  expect(() => addMoney({ amount: 10, currency: 'LKR' }, { amount: 5, currency: 'INR' })).toThrow('No sum');
});

test('an amount is shown whole, with the decimals of ISO 4217', () => {
  expect(moneyToText({ amount: 9007199254740991, currency: 'LKR' }, 'en-LK')).toContain('90,071,992,547,409.91');
  expect(moneyToText({ amount: 1234567, currency: 'KWD' }, 'en')).toContain('1,234.567');
  expect(moneyToText({ amount: 18425050, currency: 'INR' }, 'en-IN')).toContain('1,84,250.50');
});

test('currencies are those of ISO 4217', () => {
  expect(['LKR', 'ETB', 'AMD', 'lkr', 'ABC', 5].map(isCurrency)).toEqual([true, true, true, false, false, false]);
  expect(['LKR', 'JPY', 'KWD', 'CLF'].map(exponentOf)).toEqual([2, 0, 3, 4]);
});
