import { useLingui } from '@lingui/react/macro';

/** Headings of the groups the product's own fields stand under; a firm's own group is its own heading. */
export function useGroupNames(): Record<string, string> {
  const { t } = useLingui();
  return {
    name: t`Name`, work: t`Work`, contact: t`How to reach`, about: t`About`, relationship: t`As a customer`, details: t`Details`, own: t`Own fields`, record: t`This record`,
    identity: t`Identity`, address: t`Address`, business: t`Business`, size: t`Size`,
  };
}
