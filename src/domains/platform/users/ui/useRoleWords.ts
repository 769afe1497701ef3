import { useLingui } from '@lingui/react/macro';
import type { Session } from '#web/session/useSession.ts';

export type Role = Session['role'];

/** What each role is called and may do. */
export function useRoleWords(): Record<Role, { name: string; may: string }> {
  const { t } = useLingui();
  return {
    owner: { name: t`Firm owner`, may: t`Everything, and may make others owners` },
    admin: { name: t`Administrator`, may: t`Everything except making owners` },
    member: { name: t`Member`, may: t`Sees and changes all records` },
    viewer: { name: t`Viewer`, may: t`Sees all records and changes none` },
  };
}
