import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Trans } from '@lingui/react/macro';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { isBlank } from '../../fields/fieldView.ts';
import type { MetaField } from '../meta.ts';

type Race = { field: MetaField; theirs: unknown; mine: unknown; keepMine: () => void };

/** Two people changed one field at once: shows both values; theirs stands unless the writer says otherwise. */
export function askWhichStays({ field, theirs, mine, keepMine }: Race): void {
  const id = `race-${field.key}`;
  const close = () => notifications.hide(id);
  notifications.show({
    id,
    autoClose: false,
    title: <Trans>Somebody else changed {field.label} while you were writing.</Trans>,
    message: (
      <Stack gap={6} mt={4}>
        <Text size="sm"><Trans>Theirs:</Trans> <Value field={field} value={theirs} /></Text>
        <Text size="sm"><Trans>Yours:</Trans> <Value field={field} value={mine} /></Text>
        <Group gap={8}>
          <Button variant="default" onClick={close}><Trans>Keep theirs</Trans></Button>
          <Button onClick={() => { close(); keepMine(); }}><Trans>Keep yours</Trans></Button>
        </Group>
      </Stack>
    ),
  });
}

function Value({ field, value }: { field: MetaField; value: unknown }) {
  return isBlank(value) ? <Trans>empty</Trans> : <FieldValue field={field} value={value} />;
}
