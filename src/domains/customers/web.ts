/** The screens of this domain; each is loaded when it is first visited. */
export const customersScreens = {
  today: () => import('./ui/TodayScreen.tsx'),
};
