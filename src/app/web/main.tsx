import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '#web/theme/fonts.css';
import '#web/theme/tokens.css';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '#web/api/queryClient.ts';
import { activateLanguage, startingLanguage } from '#web/i18n/catalogues.ts';
import { LanguageProvider } from '#web/i18n/LanguageProvider.tsx';
import { Dressed } from '#web/theme/Dressed.tsx';
import { firstLanguage } from './entry.ts';
import { router } from './router.tsx';

// The catalogue is loaded before the first paint: no word flashes in another language.
const language = await firstLanguage(startingLanguage());
await activateLanguage(language);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider starting={language}>
      <Dressed>
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-center" limit={3} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Dressed>
    </LanguageProvider>
  </StrictMode>,
);
