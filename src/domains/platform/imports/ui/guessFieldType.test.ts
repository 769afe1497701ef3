import { expect, test } from 'vitest';
import { guessFieldType } from './guessFieldType.ts';

test.each([
  [['yes', 'no'], 'yesNo'],
  [['a@b.example', 'c@d.example'], 'email'],
  [['12', '1,250.50', '-3'], 'number'],
  [['2024-05-01', '2023-12-31'], 'date'],
  [['12 %', '7.5%'], 'percent'],
  [['+94 77 123 4567'], 'phone'],
  [['https://rapport.example'], 'url'],
  [['Tuesday', '12'], 'text'],
  [[], 'text'],
])('values %j suggest a field of %s', (samples, type) => {
  expect(guessFieldType(samples).type).toBe(type);
});
