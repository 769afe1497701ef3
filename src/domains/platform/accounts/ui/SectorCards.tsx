import { Radio } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconBriefcase, IconBuildingStore, IconBuildingWarehouse, IconShoppingCart, IconSpeakerphone, type Icon } from '@tabler/icons-react';
import { sectors, type Sector } from '../../contract.ts';
import css from './welcome.module.css';

/** What a firm does, in its own words. */
export function useSectorWords(): Record<Sector, { name: string; day: string; icon: Icon }> {
  const { t } = useLingui();
  return {
    'small-business': { name: t`Small business`, day: t`One list of customers instead of five spreadsheets; whom to call today.`, icon: IconBuildingStore },
    'wholesale': { name: t`Wholesale and retail trade`, day: t`Shops that order again and again, price lists, loyal customers.`, icon: IconBuildingWarehouse },
    'advertising': { name: t`Advertising agency`, day: t`Clients, their campaigns, approvals and results.`, icon: IconSpeakerphone },
    'e-commerce': { name: t`Online shop`, day: t`Orders from the web, returns, and customers who come back.`, icon: IconShoppingCart },
    'business-services': { name: t`Services for businesses`, day: t`What clients need, projects, time and renewals.`, icon: IconBriefcase },
  };
}

export function SectorCards({ value, onChange }: { value: Sector | null; onChange: (sector: Sector) => void }) {
  const { t } = useLingui();
  const words = useSectorWords();
  return (
    <Radio.Group value={value} onChange={(next) => onChange(next as Sector)} aria-label={t`What does your firm do?`}>
      <div className={css.cards}>
        {sectors.map((sector) => {
          const { name, day, icon: SectorIcon } = words[sector];
          return (
            <Radio.Card key={sector} value={sector} className={css.choice} radius="md">
              <SectorIcon size={22} stroke={1.6} aria-hidden="true" />
              <span><b>{name}</b><small>{day}</small></span>
            </Radio.Card>
          );
        })}
      </div>
    </Radio.Group>
  );
}
