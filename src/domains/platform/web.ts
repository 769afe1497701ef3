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
  fields: () => import('./fields/ui/FieldsPage.tsx'),
};

export { TodayPage } from './today/ui/TodayPage.tsx';
export type { TodayActions, TodayItem, TodaySections } from './today/ui/TodayPage.tsx';
