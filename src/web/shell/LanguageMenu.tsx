import { ActionIcon, Menu } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconLanguage } from '@tabler/icons-react';
import { languageNames, languages, type Language } from '#kernel/language.ts';
import { queryClient } from '../api/queryClient.ts';
import { sayProblem } from '../api/undo.tsx';
import { useLanguage } from '../i18n/LanguageProvider.tsx';
import { saveMyChoices } from '../session/useSession.ts';

/** Switches to a language at once; when somebody is signed in, keeps it as hers and asks for labels again. */
export function useSwitchLanguage(): (language: Language) => Promise<void> {
  const { switchTo } = useLanguage();
  return async (language) => {
    await switchTo(language);
    if (!queryClient.getQueryData(['session'])) return;
    await saveMyChoices({ language }).catch(sayProblem);
    await queryClient.invalidateQueries();
  };
}

/** The six languages, each by its own name. */
export function LanguageMenu() {
  const { t } = useLingui();
  const { language } = useLanguage();
  const switchLanguage = useSwitchLanguage();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t`Language`}><IconLanguage size={18} stroke={1.6} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((each) => (
          <Menu.Item key={each} lang={each} role="menuitemradio" aria-checked={each === language} fw={each === language ? 600 : 400} onClick={() => void switchLanguage(each)}>
            {languageNames[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
