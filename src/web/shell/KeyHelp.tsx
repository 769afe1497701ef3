import { Kbd, Modal, Table } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { activeShortcuts } from './shortcuts.ts';
import { closeHelp } from './shellState.ts';

/** Every key that does something on this page. */
export function KeyHelp() {
  return (
    <Modal opened onClose={closeHelp} title={<Trans>Keys</Trans>} size="md">
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {activeShortcuts().map(({ keys, words }) => (
            <Table.Tr key={keys}>
              <Table.Td w={140}>{keys.split(' ').map((key, place) => <Kbd key={place} me={4}>{keyName(key)}</Kbd>)}</Table.Td>
              <Table.Td>{words}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

function keyName(key: string): string {
  const mod = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
  return key.replace('mod+', `${mod} `).replace('Enter', '↵').replace('ArrowDown', '↓').replace('ArrowUp', '↑');
}
