import { ActionIcon, Group } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconBold, IconItalic, IconList, IconListNumbers, IconQuote } from '@tabler/icons-react';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useState } from 'react';
import css from './fields.module.css';
import type { EditProps } from './fieldView.ts';

/** Writing with bold, lists and quotes; the value is HTML. */
export function RichTextEditor({ value, onChange, label, autoFocus, isInvalid }: EditProps) {
  const [isEmpty, setEmpty] = useState(!value);
  const editor = useEditor({
    extensions: [StarterKit],
    content: String(value ?? ''),
    autofocus: autoFocus ? 'end' : false,
    editorProps: { attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true', class: css.richInput ?? '' } },
    onUpdate: ({ editor: changed }) => {
      setEmpty(changed.isEmpty);
      onChange(changed.isEmpty ? null : changed.getHTML());
    },
  });
  return (
    <div className={css.richBox} data-invalid={isInvalid || undefined} data-empty={isEmpty || undefined}>
      {isEmpty ? <span className={css.richHint} aria-hidden="true">{label}</span> : null}
      <EditorContent editor={editor} />
      {editor ? <Tools editor={editor} /> : null}
    </div>
  );
}

function Tools({ editor }: { editor: Editor }) {
  const { t } = useLingui();
  const tools = [
    { words: t`Bold`, icon: IconBold, run: () => editor.chain().focus().toggleBold().run() },
    { words: t`Italic`, icon: IconItalic, run: () => editor.chain().focus().toggleItalic().run() },
    { words: t`List`, icon: IconList, run: () => editor.chain().focus().toggleBulletList().run() },
    { words: t`Numbered list`, icon: IconListNumbers, run: () => editor.chain().focus().toggleOrderedList().run() },
    { words: t`Quote`, icon: IconQuote, run: () => editor.chain().focus().toggleBlockquote().run() },
  ];
  return (
    <Group gap={2} className={css.richTools ?? ''}>
      {tools.map((tool) => (
        <ActionIcon key={tool.words} size={26} aria-label={tool.words} onClick={tool.run}><tool.icon size={15} stroke={1.6} /></ActionIcon>
      ))}
    </Group>
  );
}
