import type { Icon } from '@tabler/icons-react';

/** A place the rail and the command box lead to. `needs` names the permission without which it is not offered. */
export type Place = { to: string; words: string; icon: Icon; keys?: string; needs?: string; low?: boolean };
