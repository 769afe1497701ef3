/** The screens of this domain; each is loaded when it is first visited. */
export const platformScreens = {
  welcome: () => import('./accounts/ui/WelcomePage.tsx'),
  start: () => import('./accounts/ui/StartPage.tsx'),
  signIn: () => import('./sessions/ui/SignInPage.tsx'),
  forgotten: () => import('./sessions/ui/ForgottenPage.tsx'),
  reset: () => import('./sessions/ui/ResetPage.tsx'),
  accept: () => import('./invitations/ui/AcceptPage.tsx'),
  importStart: () => import('./imports/ui/ImportStartPage.tsx'),
  importOne: () => import('./imports/ui/ImportPage.tsx'),
  history: () => import('./history/ui/HistoryPage.tsx'),
  batch: () => import('./history/ui/BatchPage.tsx'),
  trash: () => import('./history/ui/TrashPage.tsx'),
  settings: () => import('./settings/ui/SettingsFrame.tsx'),
  profile: () => import('./users/ui/ProfilePage.tsx'),
  display: () => import('./users/ui/DisplayPage.tsx'),
  security: () => import('./sessions/ui/SecurityPage.tsx'),
  firm: () => import('./accounts/ui/FirmPage.tsx'),
  members: () => import('./users/ui/MembersPage.tsx'),
  fields: () => import('./fields/ui/FieldsPage.tsx'),
  mail: () => import('./mail/ui/MailPage.tsx'),
  apiKeys: () => import('./api-keys/ui/ApiKeysPage.tsx'),
  data: () => import('./settings/ui/DataPage.tsx'),
};

export { TodayPage } from './today/ui/TodayPage.tsx';
export type { TodayActions, TodayItem, TodaySections } from './today/ui/TodayPage.tsx';
