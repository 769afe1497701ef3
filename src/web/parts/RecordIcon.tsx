import {
  IconAddressBook, IconBuilding, IconBuildingStore, IconCalendarEvent, IconChecklist, IconFile, IconHistory, IconLink, IconMail, IconMessage,
  IconMessages, IconNote, IconPhone, IconPoint, IconUser, IconUsers, type Icon,
} from '@tabler/icons-react';

const icons: Record<string, Icon> = {
  user: IconUser, users: IconUsers, person: IconUser, people: IconUsers, building: IconBuilding, company: IconBuilding, store: IconBuildingStore,
  checklist: IconChecklist, task: IconChecklist, checkbox: IconChecklist, tasks: IconChecklist, messages: IconMessages, message: IconMessage, interaction: IconMessages,
  activity: IconHistory, history: IconHistory, file: IconFile, link: IconLink, relationship: IconLink, phone: IconPhone, mail: IconMail,
  note: IconNote, meeting: IconCalendarEvent, contacts: IconAddressBook,
};

/** The icon a record type names in its descriptor. */
export function RecordIcon({ name, size = 16 }: { name: string; size?: number }) {
  const Found = icons[name] ?? IconPoint;
  return <Found size={size} stroke={1.6} aria-hidden="true" />;
}
