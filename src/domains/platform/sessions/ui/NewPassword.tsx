import { PasswordInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';

type NewPasswordProps = { value: string; onChange: (value: string) => void; problem?: string | undefined; label?: string; autoFocus?: boolean };

/** A password being chosen; what makes a good one stands beside it. */
export function NewPassword({ value, onChange, problem, label, autoFocus }: NewPasswordProps) {
  const { t } = useLingui();
  return (
    <PasswordInput
      label={label ?? t`Password`} description={t`At least 10 characters. Four words that do not belong together are easy to remember and hard to guess.`}
      autoComplete="new-password" required withAsterisk={false} autoFocus={autoFocus ?? false} value={value} error={problem}
      visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }} onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
