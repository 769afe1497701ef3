import { useLingui } from '@lingui/react/macro';

/** The kinds of field a firm can add, in the order they are offered, in words. */
export function useFieldTypeNames(): Record<CustomType, string> {
  const { t } = useLingui();
  return {
    text: t`Text`, longText: t`Long text`, richText: t`Formatted text`, number: t`Number`, money: t`Money`, percent: t`Percent`, date: t`Date`, dateTime: t`Date and time`,
    yesNo: t`Yes or no`, choice: t`One choice`, choices: t`Several choices`, tags: t`Tags`, email: t`E-mail`, phone: t`Phone`, url: t`Web address`, address: t`Postal address`,
    country: t`Country`, language: t`Language`, user: t`Member of the firm`, relation: t`Link to a record`, file: t`File`,
  };
}

export type CustomType =
  | 'text' | 'longText' | 'richText' | 'number' | 'money' | 'percent' | 'date' | 'dateTime' | 'yesNo' | 'choice' | 'choices' | 'tags' | 'email' | 'phone' | 'url' | 'address'
  | 'country' | 'language' | 'user' | 'relation' | 'file';
