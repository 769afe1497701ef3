import { addressesField, addressField } from './address.ts';
import { choiceField, choicesField } from './choice.ts';
import { dateField, dateTimeField } from './date.ts';
import { emailField, emailsField } from './email.ts';
import type { FieldType, FieldTypeName } from './fieldType.ts';
import { pairsField, tagsField } from './freeform.ts';
import { fileField, referenceField, relationField, userField } from './link.ts';
import { moneyField } from './moneyField.ts';
import { numberField, percentField } from './number.ts';
import { phoneField, phonesField } from './phone.ts';
import { countryField, languageField } from './region.ts';
import { richTextField } from './richText.ts';
import { longTextField, textField } from './text.ts';
import { urlField } from './url.ts';
import { yesNoField } from './yesNo.ts';

// The one list of field types; a value's form is known to its own type only.
const registry: { [Name in FieldTypeName]: FieldType<unknown> } = {
  text: textField, longText: longTextField, richText: richTextField, number: numberField, money: moneyField, percent: percentField,
  date: dateField, dateTime: dateTimeField, yesNo: yesNoField, choice: choiceField, choices: choicesField,
  email: emailField, emails: emailsField, phone: phoneField, phones: phonesField, url: urlField,
  address: addressField, addresses: addressesField, country: countryField, language: languageField,
  user: userField, relation: relationField, reference: referenceField, file: fileField, tags: tagsField, pairs: pairsField,
};

/** Everything the field type of this name knows about itself. */
export function fieldTypeOf(name: FieldTypeName): FieldType<unknown> {
  return registry[name];
}
