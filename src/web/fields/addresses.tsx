import { ActionIcon, Button, Group, Stack } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFormat } from '../i18n/useFormat.ts';
import { AddressEdit, addressLine, type Address } from './address.tsx';
import css from './fields.module.css';
import type { EditProps, FieldView, ShowProps } from './fieldView.ts';
import { firstLine, otherLines } from './lines.ts';

function Show({ value, isWide }: ShowProps) {
  const format = useFormat();
  const list = value as Address[];
  if (!isWide) return <>{addressLine(firstLine(list), format)}{otherLines(list)}</>;
  return <span className={css.stack}>{list.map((address, at) => <span key={at}>{addressLine(address, format)}</span>)}</span>;
}

function Edit({ value, onChange, label, autoFocus, isInvalid }: EditProps) {
  const { t } = useLingui();
  const list = (value as Address[] | null)?.length ? value as Address[] : [{ primary: true }];
  return (
    <Stack gap="sm">
      {list.map((address, at) => (
        <Group key={at} gap={4} wrap="nowrap" align="start">
          <div style={{ flex: 1 }}>
            <AddressEdit
              value={address} label={label} autoFocus={(autoFocus ?? false) && at === 0} isInvalid={isInvalid ?? false}
              onChange={(next) => onChange(list.map((each, place) => (place === at ? next : each)))}
            />
          </div>
          {list.length > 1 ? <ActionIcon size={28} aria-label={t`Remove`} onClick={() => onChange(list.filter((_, place) => place !== at))}><IconTrash size={15} stroke={1.6} /></ActionIcon> : null}
        </Group>
      ))}
      <Button variant="subtle" size="compact-sm" w="fit-content" leftSection={<IconPlus size={14} />} onClick={() => onChange([...list, { primary: false }])}><Trans>Another one</Trans></Button>
    </Stack>
  );
}

export const addressesView: FieldView = {
  type: 'addresses',
  width: 240,
  isBoxed: true,
  Show,
  Edit,
  toText: (value, { format }) => (value as Address[]).map((address) => addressLine(address, format)).join('; '),
  fromText: (text) => [{ street: text.trim(), primary: true }],
};
