import type { Comparison } from '../../fields/fieldType.ts';
import type { Meaning } from './meaning.ts';
import { idMeaning, moneyMeaning, numberMeaning, referenceMeaning, setMeaning, wordMeaning, yesNoMeaning } from './scalar.ts';
import { addressesMeaning, addressMeaning, listMeaning, pairsMeaning, textMeaning } from './text.ts';
import { dayMeaning, momentMeaning } from './time.ts';

const meanings: Record<Comparison, Meaning> = {
  text: textMeaning, word: wordMeaning, id: idMeaning, number: numberMeaning, money: moneyMeaning, day: dayMeaning, moment: momentMeaning,
  yesNo: yesNoMeaning, set: setMeaning, list: listMeaning, address: addressMeaning, addresses: addressesMeaning,
  reference: referenceMeaning, pairs: pairsMeaning,
};

/** What comparisons mean for values of one kind. */
export function meaningOf(comparison: Comparison): Meaning {
  return meanings[comparison];
}
