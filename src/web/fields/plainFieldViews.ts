import { choiceView } from './choice.tsx';
import { choicesView } from './choices.tsx';
import { dateView } from './date.tsx';
import { dateTimeView } from './dateTime.tsx';
import type { FieldView } from './fieldView.ts';
import { longTextView } from './longText.tsx';
import { moneyView } from './money.tsx';
import { numberView } from './number.tsx';
import { pairsView } from './pairs.tsx';
import { percentView } from './percent.tsx';
import { richTextView } from './richText.tsx';
import { tagsView } from './tags.tsx';
import { textView } from './text.tsx';
import { yesNoView } from './yesNo.tsx';

/** Words, figures, dates and choices. */
export const plainFieldViews: FieldView[] = [
  textView, longTextView, richTextView, numberView, moneyView, percentView, dateView, dateTimeView, yesNoView, choiceView, choicesView, tagsView, pairsView,
];
