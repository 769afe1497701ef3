import { notifications } from '@mantine/notifications';
import { Trans } from '@lingui/react/macro';

/** Says that a change is kept. */
export function saySaved(): void {
  notifications.show({ message: <Trans>Saved.</Trans> });
}
