import { msg } from '#kernel/message.ts';
import { defineRecord, number, reference, text } from '#kernel/record.ts';

export const fileRecord = defineRecord({
  name: 'file', plural: 'files', domain: 'platform', table: 'files', icon: 'file',
  label: msg`File`, pluralLabel: msg`Files`,
  title: (values) => String(values['name'] ?? ''),
  titleFields: ['name'],
  fields: {
    name: text(msg`Name`, { required: true, searched: true, maxLength: 300 }),
    subject: reference(msg`Belongs to`),
    sizeBytes: number(msg`Size in bytes`, { readOnly: true }),
    mediaType: text(msg`Kind of file`, { readOnly: true }),
    checksum: text(msg`Checksum`, { readOnly: true }),
    storedAs: text(msg`Stored as`, { readOnly: true }),
  },
  timeline: { on: ['subject'], at: 'createdAt', kind: 'file' },
  columns: ['subject', 'sizeBytes', 'createdAt', 'createdBy'],
  defaultSort: '-createdAt', searchable: true, importable: false, within: true,
});
