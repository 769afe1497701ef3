import { addressView } from './address.tsx';
import { addressesView } from './addresses.tsx';
import { countryView } from './country.tsx';
import { emailView } from './email.tsx';
import { emailsView } from './emails.tsx';
import type { FieldView } from './fieldView.ts';
import { languageView } from './language.tsx';
import { phoneView } from './phone.tsx';
import { phonesView } from './phones.tsx';
import { urlView } from './url.tsx';

/** Ways to reach somebody, and where. */
export const contactFieldViews: FieldView[] = [emailView, emailsView, phoneView, phonesView, urlView, addressView, addressesView, countryView, languageView];
