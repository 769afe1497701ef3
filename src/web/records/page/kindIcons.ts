import { IconArrowsExchange, IconCalendarEvent, IconChecklist, IconFile, IconMail, IconMapPin, IconMessage, IconNote, IconPhone, type Icon } from '@tabler/icons-react';

const icons: Record<string, Icon> = {
  note: IconNote, call: IconPhone, meeting: IconCalendarEvent, mail: IconMail, visit: IconMapPin, message: IconMessage, task: IconChecklist, file: IconFile,
};

/** The icon of something on a timeline; a change of the record itself has arrows. */
export function kindIcon(kind: string): Icon {
  return icons[kind] ?? IconArrowsExchange;
}

const colours: Record<string, string> = { note: 'grey', call: 'green', meeting: 'violet', mail: 'amber', visit: 'pink', message: 'teal', task: 'blue', file: 'grey' };

export function kindColour(kind: string): string {
  return colours[kind] ?? 'grey';
}
