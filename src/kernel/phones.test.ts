import { describe, expect, test } from 'vitest';
import { localPhone, parsePhone, phoneDigits, typedDigits } from './phones.ts';

const mobile = '+94771234567';

describe('reading a telephone number', () => {
  test.each([
    '077 123 4567', '077-123-4567', '(077) 1234567', '0771234567', '771234567', '771234567.0', '+94771234567', '+94 77 123 4567', '+94 (0)77 123 4567',
    '0094 77 123 4567', '94771234567', '077 123 4567 ext 5', '077.123.4567', 'Tel: 077 123 4567', '\u200e077 123 4567', '০৭৭ ১২৩ ৪৫৬৭', '௦௭௭ ௧௨௩ ௪௫௬௭', '෦෭෭ ෧෨෩ ෪෫෬෭', '০০৯৪৭৭১২৩৪৫৬৭',
  ])('%s in Sri Lanka', (written) => {
    expect(parsePhone(written, 'LK')?.e164).toBe(mobile);
  });

  test.each([
    ['01712-345678', 'BD', '+8801712345678'],
    ['০১৭১২৩৪৫৬৭৮', 'BD', '+8801712345678'],
    ['0911 23 45 67', 'ET', '+251911234567'],
    ['911234567', 'ET', '+251911234567'],
    ['091 123456', 'AM', '+37491123456'],
    ['98765 43210', 'IN', '+919876543210'],
    ['098765 43210', 'IN', '+919876543210'],
    ['(336) 222-7000', 'US', '+13362227000'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['+44 20 7946 0958', 'LK', '+442079460958'],
  ])('%s in %s', (written, country, e164) => {
    expect(parsePhone(written, country)?.e164).toBe(e164);
  });

  test.each(['', 'none', '12345', '9.47712E+10', 'kamal@example.com', '07712345678901234', 'call after 5', '077 123 4567 or 078 123 4567'])('%j is no number', (written) => {
    expect(parsePhone(written, 'LK')).toBeNull();
  });

  test('the extension is kept apart', () => {
    expect(parsePhone('077 123 4567 ext 5', 'LK')).toEqual({ e164: mobile, national: '077 123 4567', country: 'LK', extension: '5' });
  });

  test('a firm in a country we do not know still reads international numbers', () => {
    expect(parsePhone('+94771234567', '')?.e164).toBe(mobile);
    expect(parsePhone('0771234567', 'ZZ')).toBeNull();
  });
});

test('numbers are shown as people at home write them, and internationally elsewhere', () => {
  expect(localPhone(mobile, 'LK')).toBe('077 123 4567');
  expect(localPhone(mobile, 'BD')).toBe('+94 77 123 4567');
  expect(localPhone('no number', 'LK')).toBe('no number');
});

test.each(['077 123 4567', '0771234567', '771234567', '+94 77 123 4567', '+94771234567', '0094771234567', '0094 77 123', '+94 (0)77 123 4567', '+940771234567', '077 12', '4567', '234567', '1234567', '০৭৭ ১২৩'])(
  'a stored number is found by typing %s',
  (typed) => {
    expect(phoneDigits(mobile).some((form) => form.includes(typedDigits(typed)))).toBe(true);
  },
);

test('another number is not found', () => {
  expect(phoneDigits(mobile).some((form) => form.includes(typedDigits('077 123 4568')))).toBe(false);
});
