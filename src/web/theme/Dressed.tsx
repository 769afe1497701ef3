import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useMemo, type ReactNode } from 'react';
import { cssVariables, theme } from './theme.ts';

/** Mantine in Rapport's dress, its few words of its own in the reader's language. */
export function Dressed({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const close = t`Close`;
  const worded = useMemo(() => mergeThemeOverrides(theme, { components: { CloseButton: { defaultProps: { 'aria-label': close } } } }), [close]);
  return <MantineProvider theme={worded} cssVariablesResolver={cssVariables} defaultColorScheme="auto">{children}</MantineProvider>;
}
