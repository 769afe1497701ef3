import { Button, Select, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { languageNames, languages, type Language } from '#kernel/language.ts';
import { api } from '#web/api/client.ts';
import { problemOf } from '#web/api/problem.ts';
import { queryClient } from '#web/api/queryClient.ts';
import { sayProblem } from '#web/api/undo.tsx';
import { PageHead } from '#web/parts/PageHead.tsx';
import { Panel } from '#web/parts/Panel.tsx';
import { Waiting } from '#web/parts/Waiting.tsx';
import { sectors, type Sector } from '../../contract.ts';
import { saySaved } from '../../settings/ui/saved.tsx';
import { SettingsBody } from '../../settings/ui/SettingsBody.tsx';
import css from '../../settings/ui/settings.module.css';
import { PlaceFields, type Place } from './PlaceFields.tsx';
import { useSectorWords } from './SectorCards.tsx';

type Firm = Place & { name: string; sector: Sector; language: Language };

/** What the firm is called, does and reckons in. */
export function FirmPage() {
  const { t } = useLingui();
  const { data } = useQuery({ queryKey: ['firm'], queryFn: ({ signal }) => api.get<Firm>('/firm', { signal }) });
  return (
    <>
      <PageHead title={t`Firm`} />
      <SettingsBody>{data ? <Panel><FirmForm firm={data} /></Panel> : <Waiting rows={5} />}</SettingsBody>
    </>
  );
}

function FirmForm({ firm: kept }: { firm: Firm }) {
  const { t } = useLingui();
  const words = useSectorWords();
  const [firm, setFirm] = useState(kept);
  const change = (next: Partial<Firm>) => setFirm((before) => ({ ...before, ...next }));
  const save = useMutation({
    mutationFn: () => api.patch<Firm>('/firm', firm),
    onSuccess: async () => {
      saySaved();
      await queryClient.invalidateQueries();
    },
    onError: sayProblem,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput label={t`Name of the firm`} value={firm.name} required withAsterisk={false} error={problemOf(save.error, 'name')} onChange={(event) => change({ name: event.currentTarget.value })} />
      <Select label={t`What does your firm do?`} data={sectors.map((sector) => ({ value: sector, label: words[sector].name }))} value={firm.sector} allowDeselect={false} onChange={(sector) => sector && change({ sector: sector as Sector })} />
      <PlaceFields value={firm} onChange={(place) => change(place)} problem={(field) => problemOf(save.error, field)} />
      <Select label={t`Language of the firm`} description={t`For mail and files that are written for nobody in particular.`} data={languages.map((each) => ({ value: each, label: languageNames[each] }))} value={firm.language} allowDeselect={false}
        onChange={(language) => language && change({ language: language as Language })} />
      <div><Button type="submit" loading={save.isPending}><Trans>Save</Trans></Button></div>
    </form>
  );
}
