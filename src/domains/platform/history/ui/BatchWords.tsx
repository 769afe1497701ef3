import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconArrowBackUp, IconEdit, IconFileImport, IconPencil, IconSettings, type Icon } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useKnownTypes } from '#web/records/meta.ts';
import type { Batch } from './batches.ts';

/** What kind of work a batch was. */
export function useKindWords(): (batch: Batch) => { words: string; icon: Icon } {
  const { t } = useLingui();
  return (batch) => {
    switch (batch.kind) {
      case 'import': return { words: batch.reason ? t`Import of ${batch.reason}` : t`Import`, icon: IconFileImport };
      case 'bulk-edit': return { words: batch.reason ? t`Bulk edit: ${batch.reason}` : t`Bulk edit`, icon: IconEdit };
      case 'undo': return { words: t`Undo`, icon: IconArrowBackUp };
      case 'settings': case 'mail': return { words: t`Settings`, icon: IconSettings };
      default: return { words: batch.reason ?? t`Edit`, icon: IconPencil };
    }
  };
}

/** How many records of each type were created, changed, deleted: "People: 3 created". */
export function BatchCounts({ batch }: { batch: Batch }) {
  const types = useKnownTypes();
  const settings = useSettingNames();
  const known = batch.records.flatMap((entry) => {
    const label = types.find((each) => each.name === entry.recordType)?.pluralLabel ?? settings[entry.recordType];
    return label ? [{ ...entry, label }] : [];
  });
  return known.map((entry) => (
    <Fragment key={`${entry.recordType} ${entry.what}`}>{' · '}{entry.label}: <Count what={entry.what} count={entry.count} /></Fragment>
  ));
}

function Count({ what, count }: { what: string; count: number }) {
  switch (what) {
    case 'created': return <Plural value={count} one="# created" other="# created" />;
    case 'deleted': return <Plural value={count} one="# deleted" other="# deleted" />;
    case 'restored': return <Plural value={count} one="# restored" other="# restored" />;
    default: return <Plural value={count} one="# changed" other="# changed" />;
  }
}

/** What else a batch may have changed, beside records. */
function useSettingNames(): Record<string, string> {
  const { t } = useLingui();
  return {
    field: t`Fields`, view: t`Views`, account: t`Firm`, member: t`Members`, invitation: t`Invitations`, apiKey: t`API keys`, mailSettings: t`Mail server`, mail: t`Mail`,
  };
}

/** What one change did to its record. */
export function WhatWords({ what }: { what: string }) {
  switch (what) {
    case 'created': return <Trans>created</Trans>;
    case 'deleted': return <Trans>deleted</Trans>;
    case 'restored': return <Trans>restored</Trans>;
    default: return <Trans>changed</Trans>;
  }
}

/** Whether a batch changed records at all: settings are changed back by hand. */
export function useIsUndoable(): (batch: Batch) => boolean {
  const types = useKnownTypes();
  return (batch) => !batch.undoneBy && batch.records.some((entry) => types.some((type) => type.name === entry.recordType));
}
