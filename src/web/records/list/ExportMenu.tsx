import { Button, Menu } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { IconDownload } from '@tabler/icons-react';
import type { Criteria } from '#kernel/criteria/criteria.ts';
import { apiUrl } from '../../api/client.ts';
import { both } from './segments.ts';
import type { ListState } from './useListState.ts';

/** Where exactly what the list shows, or the chosen ones of it, is downloaded from. */
export function exportUrl(list: ListState, format: 'csv' | 'xlsx', ids?: string[]): string {
  const { plural, criteria, sort, q } = list.source;
  const filter: Criteria | undefined = ids ? both(criteria, { field: 'id', op: 'isOneOf', value: ids }) : criteria;
  return apiUrl(`/${plural}/export`, { format, sort, q, fields: ['title', ...list.columns].join(','), ...(filter ? { filter: JSON.stringify(filter) } : {}) });
}

export function ExportMenu({ list }: { list: ListState }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default" leftSection={<IconDownload size={15} stroke={1.6} />}><Trans>Export</Trans></Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={exportUrl(list, 'xlsx')} download><Trans>Excel workbook</Trans></Menu.Item>
        <Menu.Item component="a" href={exportUrl(list, 'csv')} download><Trans>CSV file</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
