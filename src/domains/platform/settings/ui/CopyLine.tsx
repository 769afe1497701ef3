import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import css from './settings.module.css';

/** A line to be taken elsewhere: a link, a key, a command. */
export function CopyLine({ text }: { text: string }) {
  const { t } = useLingui();
  return (
    <div className={css.once}>
      <code>{text}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t`Copied` : t`Copy`}>
            <ActionIcon aria-label={copied ? t`Copied` : t`Copy`} onClick={copy}>{copied ? <IconCheck size={16} /> : <IconCopy size={16} />}</ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  );
}
