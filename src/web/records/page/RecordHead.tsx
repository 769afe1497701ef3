import { ActionIcon, Button, Menu } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconChevronDown, IconChevronUp, IconDots, IconMail, IconPhone, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { FieldValue } from '../../fields/FieldValue.tsx';
import { isBlank } from '../../fields/fieldView.ts';
import { firstLine } from '../../fields/lines.ts';
import type { ContactLine } from '../../fields/ContactLines.tsx';
import { Face } from '../../parts/Face.tsx';
import { RecordIcon } from '../../parts/RecordIcon.tsx';
import { useShortcut } from '../../shell/shortcuts.ts';
import { deleteRecord } from '../list/editRecords.ts';
import { fieldOf, type MetaType, type RecordJson } from '../meta.ts';
import { secondLine } from '../secondLine.ts';
import { hasTrail, neighbour } from '../trail.ts';
import { Figures } from './Figures.tsx';
import css from './page.module.css';

/** Who or what this is, how to reach it, and the few figures that matter. */
export function RecordHead({ type, record }: { type: MetaType; record: RecordJson }) {
  useDocumentTitle(`${record.title} · Rapport`);
  const { otherName } = secondLine(type, record);
  const hasFace = type.name === 'person' || type.name === 'company';
  const stage = fieldOf(type, type.board ?? '');
  return (
    <header className={css.head}>
      <div className={css.who}>
        {hasFace ? <Face name={record.title} size={52} /> : <span className={css.icon}><RecordIcon name={type.icon} size={22} /></span>}
        <div className={css.name}>
          <h1>{record.title || '—'}{otherName ? <span>{otherName}</span> : null}</h1>
          <SubLine type={type} record={record} />
        </div>
        <div className={css.actions}>
          {stage && !isBlank(record[stage.key]) ? <FieldValue field={stage} value={record[stage.key]} /> : null}
          <Reach record={record} />
          <Neighbours type={type} record={record} />
          <RecordMenu type={type} record={record} />
        </div>
      </div>
      <Figures type={type} record={record} />
    </header>
  );
}

const toldInSubLine = ['jobTitle', 'company', 'sector', 'parent', 'person', 'language', 'preferredChannel', 'owner'];

function SubLine({ type, record }: { type: MetaType; record: RecordJson }) {
  const fields = toldInSubLine.map((key) => fieldOf(type, key)).filter((field) => field && !isBlank(record[field.key]));
  return (
    <div className={css.sub}>
      <Link to="/$plural" params={{ plural: type.plural }} className={css.kind}>{type.label}</Link>
      {fields.map((field) => field && <span key={field.key} title={field.label}><FieldValue field={field} value={record[field.key]} /></span>)}
    </div>
  );
}

function Reach({ record }: { record: RecordJson }) {
  const phones = record['phones'] as ContactLine[] | null | undefined;
  const emails = record['emails'] as ContactLine[] | null | undefined;
  return (
    <>
      {phones?.length ? <Button component="a" variant="default" href={`tel:${firstLine(phones).value}`} leftSection={<IconPhone size={15} stroke={1.6} />}><Trans>Call</Trans></Button> : null}
      {emails?.length ? <Button component="a" variant="default" href={`mailto:${firstLine(emails).value}`} leftSection={<IconMail size={15} stroke={1.6} />}><Trans>Write</Trans></Button> : null}
    </>
  );
}

function Neighbours({ type, record }: { type: MetaType; record: RecordJson }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const go = (step: 1 | -1) => void neighbour(type.plural, record.id, step).then((found) => {
    if (found) void navigate({ to: '/$plural/$id', params: { plural: type.plural, id: found.id }, replace: true });
  });
  useShortcut('j', t`Next record`, () => go(1));
  useShortcut('k', t`Record before`, () => go(-1));
  if (!hasTrail(type.plural, record.id)) return null;
  return (
    <ActionIcon.Group>
      <ActionIcon variant="default" aria-label={t`Record before`} onClick={() => go(-1)}><IconChevronUp size={16} stroke={1.6} /></ActionIcon>
      <ActionIcon variant="default" aria-label={t`Next record`} onClick={() => go(1)}><IconChevronDown size={16} stroke={1.6} /></ActionIcon>
    </ActionIcon.Group>
  );
}

function RecordMenu({ type, record }: { type: MetaType; record: RecordJson }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  if (record.can?.delete === false) return null;
  const remove = async () => {
    if (await deleteRecord(type, record, t`${record.title} is in the trash.`)) void navigate({ to: '/$plural', params: { plural: type.plural } });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon variant="default" aria-label={t`More`}><IconDots size={16} stroke={1.6} /></ActionIcon></Menu.Target>
      <Menu.Dropdown><Menu.Item leftSection={<IconTrash size={15} stroke={1.6} />} onClick={() => void remove()}><Trans>Delete</Trans></Menu.Item></Menu.Dropdown>
    </Menu>
  );
}
