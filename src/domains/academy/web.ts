/** The browser door of academy: its screens, each loaded when first visited. */
export const academyScreens = {
  guide: () => import('./guide/ui/GuidePage.tsx'),
};
