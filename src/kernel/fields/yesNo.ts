import type { Language } from '../language.ts';
import { msg } from '../message.ts';
import { valueProblem, type FieldType } from './fieldType.ts';
import { asYesNo } from './storedForm.ts';
import { folded } from './words.ts';

const yes: Record<Language, string> = { en: 'Yes', si: 'ඔව්', ta: 'ஆம்', am: 'አዎ', bn: 'হ্যাঁ', hy: 'Այո' };
const no: Record<Language, string> = { en: 'No', si: 'නැත', ta: 'இல்லை', am: 'አይ', bn: 'না', hy: 'Ոչ' };

/** What else people type; spreadsheets themselves write TRUE, 1 and ticks. */
const alsoYes = ['y', 'true', 't', '1', 'on', 'x', '✓', '✔', 'ok', 'ඔවු', 'ஆமாம்', 'ஆமா', 'አዎን', 'እውነት', 'হাঁ', 'হ্যা', 'জি', 'այո՛', 'հա'];
const alsoNo = ['n', 'false', 'f', '0', 'off', '-', '✗', '✘', 'නැහැ', 'නෑ', 'නෝ', 'இல்ல', 'አይደለም', 'የለም', 'ሐሰት', 'নাই', 'নয়', 'ոչ՛', 'չէ'];

const words = new Map<string, boolean>([
  ...[...Object.values(yes), ...alsoYes].map((word) => [folded(word), true] as const),
  ...[...Object.values(no), ...alsoNo].map((word) => [folded(word), false] as const),
]);

export const yesNoField: FieldType<boolean> = {
  type: 'yesNo',
  parse: (value) => {
    if (value === null || value === undefined || value === '') return null;
    if (typeof value !== 'boolean') throw valueProblem('expected_yes_no', msg`Expected true or false.`);
    return value;
  },
  fromText: (text) => {
    if (!text.trim()) return null;
    const meant = words.get(folded(text));
    if (meant === undefined) throw valueProblem('expected_yes_no', msg`Expected yes or no.`);
    return meant;
  },
  toText: (value, _field, around) => (value ? yes : no)[around.language],
  toFile: (value, _field, around) => (value ? yes : no)[around.language],
  comparedAs: 'yesNo',
  operators: ['is', 'isNot', 'isEmpty', 'isNotEmpty'],
  sql: { columnType: 'boolean', comparable: asYesNo, sortable: true },
};
